import type { Page } from '@playwright/test'
import { DAY_MS, shanghaiMinute } from '#lib/time.ts'
import { accessible } from './support/accessible.ts'
import { autosaveScenarios } from './support/autosave-scenarios.ts'
import { aDraft, aReport, body, notice, open, ready, test, theAdmin, title } from './support/fixtures.ts'
import { expect } from './support/portal.ts'

const paragraphs = (...texts: string[]) => ({
  type: 'doc',
  content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})
const [first, second, third] = [
  '周六上午，三十名志愿者来到东区的社区服务站。',
  '他们走访了十二户独居老人，送去了米和油。',
  '下一次活动定在十二月的第一个周末举行。',
] as const

/** Puts words at the end of a paragraph of the sheet. */
async function writeAfter(page: Page, text: string, words: string) {
  await body(page).locator('p', { hasText: text }).click()
  await page.keyboard.press('End')
  await page.keyboard.type(words)
}

const note = (page: Page) => page.getByLabel('更正说明（读者可见）')
const submit = (page: Page) => page.getByRole('button', { name: /^提交修订/ }).click()

/** The next action reaches the portal, and its answer is lost on the way back. */
async function loseTheNextAnswer(page: Page) {
  let isLost = false
  await page.route('**/admin/articles/**', async (route) => {
    // What the form asks by itself, about sources and like texts, is answered.
    const isPress = route.request().postData()?.includes('title') ?? false
    if (isLost || !isPress) return route.fallback()
    isLost = true
    await route.fetch()
    await route.abort('internetdisconnected')
  })
}

test('what a colleague corrected stays when I merge, and I am asked where we both changed the same', async ({
  page,
  browser,
  portal,
  sessions,
}) => {
  const { id } = await aReport(portal, '两人同改的正文', { body: paragraphs(first, second, third) })
  await open(page, `/admin/articles/${id}`)
  const colleague = await theAdmin(browser, portal, sessions, `/admin/articles/${id}`)
  await writeAfter(colleague.page, '周六上午', '天气晴朗。')
  await writeAfter(colleague.page, '独居老人', '一共三十五袋。')
  await note(colleague.page).fill('补充了天气和数量。')
  await submit(colleague.page)
  await expect(notice(colleague.page, '修订已发布')).toBeVisible()

  await writeAfter(page, '独居老人', '还陪老人聊了天。')
  await writeAfter(page, '下一次活动', '欢迎报名。')
  await note(page).fill('补充了走访的情况。')
  await submit(page)
  const question = page.getByRole('group', { name: /正文：两个人都改了这一处/ })
  await expect(question).toHaveCount(1)
  await expect(question.getByLabel('对方').locator('ins')).toHaveText(`${second}一共三十五袋。`)
  await expect(question.getByLabel('我', { exact: true }).locator('ins')).toHaveText(
    `${second}还陪老人聊了天。`,
  )
  await accessible(page)
  await page.getByRole('button', { name: '合并我的改动' }).click()
  await expect(question.getByText('请选一项'), 'nothing is decided for me').toBeVisible()
  await question.getByLabel('两段都留').check()
  await page.getByRole('button', { name: '合并我的改动' }).click()

  const dialog = page.getByRole('dialog', { name: '提交修订？' })
  await expect(dialog).toContainText('补充了走访的情况。')
  await expect(dialog.locator('ins').first()).toContainText('还陪老人聊了天。')
  await accessible(page)
  await page.keyboard.press('Escape')
  await expect(notice(page, '您的改动已合并到最新版，还没有提交。')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await dialog.getByRole('button', { name: '确认提交修订' }).click()
  await expect(notice(page, '修订已发布')).toBeVisible()
  const html = await (await page.request.get(`/articles/${id}`)).text()
  for (const said of ['天气晴朗。', '一共三十五袋。', '还陪老人聊了天。', '欢迎报名。', '补充了天气和数量。'])
    expect(html).toContain(said)
  await colleague.leave()
})

test('a new article whose answer was lost is made once, whatever I write on', async ({ page, portal }) => {
  await open(page, '/admin/articles/new')
  await title(page).fill('答复丢失的文章')
  await page.getByLabel('来源', { exact: true }).fill('乐从发布')
  await body(page).click()
  await page.keyboard.type('第一句。')
  await loseTheNextAnswer(page)
  await page.getByRole('button', { name: /^发布/ }).click()
  await expect(page.locator('.refusals')).toContainText('没有收到答复')
  await page.unroute('**/admin/articles/**')

  await title(page).fill('答复丢失的文章（续）')
  await page.getByRole('button', { name: /^发布/ }).click()
  await expect(page.locator('.refusals')).toContainText('上一次提交已经生效')
  await expect(title(page)).toHaveValue('答复丢失的文章（续）')
  await note(page).fill('补全了标题。')
  await submit(page)
  await expect(notice(page, '修订已发布')).toBeVisible()
  const list = await portal.cli('article', 'list', '--q', '答复丢失', '--json')
  expect(JSON.parse(list.stdout).items).toMatchObject([
    { title: '答复丢失的文章（续）', status: 'published' },
  ])
})

test('the same press after a lost answer hears what the first one did, also after a reload', async ({
  page,
  portal,
}) => {
  page.on('dialog', (dialog) => dialog.accept())
  // What was saved by itself is not in question here.
  await page.route('**/admin/api/autosaves', (route) => route.fulfill({ status: 503, body: '' }))
  await open(page, '/admin/articles/new')
  await title(page).fill('重新打开后再存')
  await expect(page.locator('.saved')).toContainText('已存在本机')
  await loseTheNextAnswer(page)
  await page.keyboard.press('Control+s')
  await expect(page.locator('.refusals')).toContainText('没有收到答复')
  await page.unroute('**/admin/articles/**')
  await page.reload()
  await ready(page)
  await page.getByRole('button', { name: '找回' }).click()
  await page.keyboard.press('Control+s')
  await expect(notice(page, '草稿已保存')).toBeVisible()
  const list = await portal.cli('article', 'list', '--q', '重新打开后再存', '--json')
  expect(JSON.parse(list.stdout).items).toMatchObject([{ version: 1 }])
})

test('Ctrl+Enter shows what will happen and publishes nothing by itself', async ({ page, portal }) => {
  const { id } = await aDraft(portal, '先看再发的稿件')
  await open(page, `/admin/articles/${id}`)
  await body(page).click()
  // Held down and pressed twice, as a chat program's user does.
  await page.keyboard.down('Control')
  await page.keyboard.down('Enter')
  await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.up('Control')
  const dialog = page.getByRole('dialog', { name: '发布？' })
  for (const said of ['《先看再发的稿件》', '乐从', '不设栏目', '转载', '读者立即可以看到'])
    await expect(dialog).toContainText(said)
  await expect(dialog.getByRole('button', { name: '确认发布' })).toBeFocused()
  await accessible(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(body(page), 'the caret is where it was').toBeFocused()
  expect((await page.request.get(`/articles/${id}`)).status()).toBe(404)
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Enter')
  await expect(notice(page, '已发布，读者现在可以看到')).toBeVisible()
  expect((await page.request.get(`/articles/${id}`)).status()).toBe(200)
})

test('an error goes when I mend its field; the others stay', async ({ page, portal }) => {
  const { id } = await aDraft(portal, '缺了几项的稿件', { sourceName: null, body: paragraphs() })
  await open(page, `/admin/articles/${id}`)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toContainText('还没有填写来源、正文，补全后才能发布')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^发布/ }).click()
  await expect(page.locator('#error-sourceName')).toBeVisible()
  await expect(page.locator('#error-body')).toBeVisible()
  await page.getByLabel('来源', { exact: true }).pressSequentially('乐')
  await expect(page.locator('#error-sourceName')).toHaveCount(0)
  await expect(page.locator('.refusals')).not.toContainText('标红')
  await expect(page.locator('#error-body')).toBeVisible()
  await body(page).click()
  await page.keyboard.type('正文。')
  await expect(page.locator('.field-error')).toHaveCount(0)
  await page.keyboard.press('Control+s')
  await expect(notice(page, '草稿已保存')).toBeVisible()
})

test('no unsaved text gives way to another; a device that is full says so', async ({ page }) => {
  page.on('dialog', (dialog) => dialog.accept())
  // What the form has saved by itself is on the server and no longer offered from this device.
  await page.route('**/admin/api/autosaves', (route) => route.fulfill({ status: 503, body: '' }))
  for (let at = 1; at <= 6; at += 1) {
    await open(page, '/admin/articles/new')
    await title(page).fill(`没有存的第 ${at} 篇`)
  }
  await open(page, '/admin/articles/new')
  const kept = page.getByLabel('找回文字')
  await expect(kept.locator('li')).toHaveCount(6)
  await expect(kept).toContainText('《没有存的第 1 篇》')
  await accessible(page)

  await page.evaluate(() => {
    for (let size = 1 << 20; size >= 1; size = size >> 1)
      try {
        for (let at = 0; ; at += 1) localStorage.setItem(`filler:${size}:${at}`, 'x'.repeat(size))
      } catch {}
  })
  await title(page).fill('放不下的一篇')
  await expect(page.locator('.refusals [role=alert]')).toContainText('没能在这台设备上留下副本')
  await expect(title(page)).toHaveValue('放不下的一篇')
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('filler')) localStorage.removeItem(key)
  })
  await title(page).fill('又放得下了')
  await expect(page.locator('.refusals [role=alert]')).toHaveCount(0)
  await title(page).fill('')
  await expect(kept.locator('li')).toHaveCount(6)

  // Version 0.1.0 kept the copies of an article in one list.
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith('citysite:desk:')) ?? ''
    const copy = JSON.parse(localStorage.getItem(key) ?? '{}')
    const old = { ...copy, visit: 'x1', content: { ...copy.content, title: '上一版留下的稿件' } }
    localStorage.setItem(key.slice(0, key.lastIndexOf(':')), JSON.stringify([old]))
  })
  await open(page, '/admin/articles/new')
  await expect(kept.locator('li')).toHaveCount(7)
  await expect(kept).toContainText('《上一版留下的稿件》')
})

test('an upgrade under an open form takes none of my text', async ({ page }) => {
  page.on('dialog', (dialog) => dialog.accept())
  await open(page, '/admin/articles/new')
  await title(page).fill('升级时正在写的文章')
  // What a newer build answers to an action that it does not know.
  await page.route('**/admin/articles/new', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 200, headers: { 'x-nextjs-action-not-found': '1' }, body: '' })
      : route.fallback(),
  )
  await page.keyboard.press('Control+s')
  await expect(page.locator('.refusals')).toContainText('网站已更新，请刷新本页，文字会留着。')
  await expect(title(page)).toHaveValue('升级时正在写的文章')
  await page.unroute('**/admin/articles/new')
  await expect(page, 'saving by itself is no action, and goes on').toHaveURL(/\/admin\/articles\/\d+$/)
  await page.reload()
  await ready(page)
  await expect(title(page)).toHaveValue('升级时正在写的文章')
})

test('emphasis, raised and lowered words and a rule reach readers as I set them', async ({
  page,
  portal,
}) => {
  const { id } = await aDraft(portal, '带公式的稿件', { body: paragraphs() })
  await open(page, `/admin/articles/${id}`)
  const tool = (name: string) => page.getByRole('button', { name, exact: true })
  const typed = async (key: string, words: string) => {
    await page.keyboard.press(key)
    await page.keyboard.type(words)
    await page.keyboard.press(key)
  }
  await body(page).click()
  await page.keyboard.type('每立方米10')
  await typed('Control+Alt+.', '4')
  await page.keyboard.type('个，CO')
  await typed('Control+Alt+,', '2')
  await page.keyboard.type('正常，')
  await tool('斜体').click()
  await expect(tool('斜体')).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.type('请勿')
  await tool('斜体').click()
  await page.keyboard.type('吸烟，见 ')
  await typed('Control+i', 'Nature')
  await page.keyboard.press('Control+Alt+-')
  await page.keyboard.type('2 *3* _4_ 是字')
  await expect(body(page).locator('em .slanted')).toHaveText('Nature')
  await accessible(page)
  await page.keyboard.press('Control+Alt+-')
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Enter')
  await expect(notice(page, '已发布，读者现在可以看到')).toBeVisible()

  const shown = await (await page.request.get(`/articles/${id}`)).text()
  expect(shown).toContain(
    '<p>每立方米10<sup>4</sup>个，CO<sub>2</sub>正常，<em>请勿</em>吸烟，见 <em class="slanted">Nature</em></p><hr/><p>2 *3* _4_ 是字</p></div>',
  )
  const { body: told } = await (await page.request.get(`/api/articles/${id}`)).json()
  expect(told.text, 'plain text keeps the power').toContain('每立方米10⁴个，CO₂正常')
  await page.goto(`/articles/${id}`)
  const emphasis = (text: string) =>
    page.locator('em', { hasText: text }).evaluate((em) => {
      const { fontStyle, textEmphasisStyle } = getComputedStyle(em)
      return `${fontStyle} ${textEmphasisStyle}`
    })
  expect(await emphasis('请勿')).toBe('normal dot')
  expect(await emphasis('Nature')).toBe('italic none')
})

test('an amendment is prepared for hours, by two of us, while readers see the article as it is', async ({
  page,
  browser,
  portal,
  sessions,
}) => {
  const { id } = await aReport(portal, '慢慢准备的修订', { body: paragraphs(first, second) })
  const read = async () => (await page.request.get(`/articles/${id}`)).text()
  const live = await read()
  await open(page, `/admin/articles/${id}`)
  await page.keyboard.press('Control+s')
  await expect(notice(page, '没有未提交的修改。')).toBeVisible()
  await title(page).fill('准备了一上午的标题')
  await note(page).fill('更正了标题。')
  await page.keyboard.press('Control+s')
  await expect(notice(page, '已存，读者还看不到。')).toBeVisible()
  await expect(page.getByLabel('修改稿', { exact: true })).toContainText('黄编辑')
  await accessible(page)
  expect(await read()).toBe(live)

  const colleague = await theAdmin(browser, portal, sessions, '/admin/articles?q=慢慢准备')
  await expect(colleague.page.locator('table')).toContainText('有修改稿')
  await open(colleague.page, `/admin/articles/${id}`)
  await expect(title(colleague.page)).toHaveValue('准备了一上午的标题')
  await expect(note(colleague.page)).toHaveValue('更正了标题。')
  await expect(colleague.page.getByLabel('修改稿', { exact: true })).toContainText('读者还看不到')
  await writeAfter(colleague.page, '周六上午', '天气晴朗。')
  await colleague.page.keyboard.press('Control+s')
  await expect(notice(colleague.page, '已存，读者还看不到。')).toBeVisible()

  await writeAfter(page, '独居老人', '一共三十五袋。')
  await page.keyboard.press('Control+s')
  await expect(page.locator('.refusals')).toContainText('陈管理')
  await page.getByRole('button', { name: '合并我的改动' }).click()
  const dialog = page.getByRole('dialog', { name: '提交修订？' })
  await expect(dialog, 'against what readers see').toContainText('准备了一上午的标题')
  await expect(dialog).toContainText('天气晴朗。')
  await dialog.getByRole('button', { name: '取消' }).click()
  expect(await read()).toBe(live)
  await submit(page)
  await expect(notice(page, '修订已发布')).toBeVisible()
  await expect(page.getByLabel('修改稿', { exact: true })).toHaveCount(0)
  const amended = await read()
  for (const said of ['准备了一上午的标题', '天气晴朗。', '一共三十五袋。', '更正了标题。'])
    expect(amended).toContain(said)
  await colleague.leave()
})

test('a prepared amendment survives a lost answer and an amendment made elsewhere, and can be given up', async ({
  page,
  portal,
}) => {
  const seen = await aReport(portal, '被别处更正的文章', { body: paragraphs(first, second) })
  await open(page, `/admin/articles/${seen.id}`)
  await writeAfter(page, '独居老人', '一共三十五袋。')
  await page.waitForTimeout(700)
  await loseTheNextAnswer(page)
  await page.keyboard.press('Control+s')
  await expect(page.locator('.refusals')).toContainText('没有收到答复')
  await page.unroute('**/admin/articles/**')
  await writeAfter(page, '周六上午', '天气晴朗。')
  await page.keyboard.press('Control+s')
  await expect(notice(page, '已存，读者还看不到。')).toBeVisible()

  const words = ['--as', 'chen@example.cn', '--title', '别处更正的标题', '--note', '更正了标题。']
  expect((await portal.cli('article', 'amend', String(seen.id), ...words)).exitCode).toBe(0)
  await open(page, `/admin/articles/${seen.id}`)
  await expect(page.getByText('别处更正的标题').first()).toBeVisible()
  await expect(body(page)).toContainText('一共三十五袋。')
  await accessible(page)
  await page.getByRole('button', { name: '合并我的改动' }).click()
  await page.keyboard.press('Escape')
  await expect(title(page)).toHaveValue('别处更正的标题')
  await expect(body(page)).toContainText('天气晴朗。')
  await page.keyboard.press('Control+s')
  await expect(notice(page, '已存，读者还看不到。')).toBeVisible()

  await page.getByRole('button', { name: '放弃修改稿…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '放弃', exact: true }).click()
  await expect(notice(page, '修改稿已放弃，读者看到的没有变。')).toBeVisible()
  await expect(body(page)).not.toContainText('天气晴朗。')
  const shown = await portal.cli('article', 'show', String(seen.id))
  expect(shown.stdout).toContain('放弃修改稿')
  expect(shown.stdout).not.toContain('修改稿：')
})

test('I see what I have typed as readers will, and give a colleague outside a link to it', async ({
  page,
  portal,
  browser,
}) => {
  const { id } = await aDraft(portal, '预览前的标题')
  await open(page, `/admin/articles/${id}`)
  await title(page).fill('还没有保存的标题')
  await page.keyboard.press('Control+Shift+P')
  const dialog = page.getByRole('dialog', { name: '预览' })
  const phone = dialog.frameLocator('iframe[title^="手机"]')
  const desktop = dialog.frameLocator('iframe[title^="桌面"]')
  for (const frame of [phone, desktop])
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText('还没有保存的标题')
  const paper = (frame: typeof phone) =>
    frame.locator('html').evaluate((html) => [innerWidth, getComputedStyle(html).backgroundColor])
  expect(await paper(phone)).toEqual([390, 'rgb(251, 250, 247)'])
  expect(await paper(desktop)).toEqual([1280, 'rgb(251, 250, 247)'])
  await dialog.getByLabel('深色').check()
  await expect(async () => expect(await paper(phone)).toEqual([390, 'rgb(22, 21, 19)'])).toPass()
  await accessible(page)

  await dialog.getByLabel('内容').selectOption('pinned')
  await dialog.getByRole('button', { name: '创建链接' }).click()
  const address = await dialog.getByLabel(/^链接 \d+$/).inputValue()
  const outside = await browser.newContext()
  const reader = await outside.newPage()
  const answer = await reader.goto(address)
  expect(answer?.headers()['cache-control']).toBe('private, no-store')
  await expect(reader.getByText('请勿转发')).toBeVisible()
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('还没有保存的标题')
  await accessible(reader)
  await dialog.getByRole('button', { name: '收回' }).click()
  await expect(dialog.getByText('链接已收回')).toBeVisible()
  expect((await reader.reload())?.status()).toBe(410)
  await outside.close()

  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(title(page), 'nothing was saved, and nothing lost').toHaveValue('还没有保存的标题')
})

test('I withdraw what I published by mistake, and a correction', async ({ page, portal }) => {
  const { id } = await aDraft(portal, '发错了的文章')
  const status = async () => (await page.request.get(`/articles/${id}`)).status()
  const withdraw = page.getByRole('button', { name: /^撤回/ })
  await open(page, `/admin/articles/${id}`)
  await page.getByRole('button', { name: /^发布/ }).click()
  await expect(withdraw).toBeVisible()
  expect(await status()).toBe(200)
  // Within ten seconds, so nothing slow stands before it.
  await withdraw.click()
  await expect(notice(page, '已撤回，读者看不到了')).toBeVisible()
  expect(await status()).toBe(404)

  await title(page).fill('改好的文章')
  await page.getByRole('button', { name: /^发布/ }).click()
  await expect(withdraw).toBeVisible()
  await accessible(page)
  expect(await status()).toBe(200)
  await title(page).fill('改错的文章')
  await note(page).fill('更正标题')
  await submit(page)
  await expect(notice(page, '修订已发布')).toBeVisible()
  await page.locator('h1').click()
  await page.keyboard.press('Control+z')
  await expect(notice(page, '已撤回修订')).toBeVisible()
  await expect(title(page)).toHaveValue('改错的文章')
  await expect(note(page)).toHaveValue('更正标题')
  const shown = await (await page.request.get(`/articles/${id}`)).text()
  expect(shown).toContain('改好的文章')
  expect(shown).not.toContain('改错的文章')
})

autosaveScenarios()

test('I submit a draft; the chief returns it, approves it and sets its time', async ({
  page,
  browser,
  portal,
  sessions,
}) => {
  const { id } = await aDraft(portal, '要送审的稿子')
  const path = `/admin/articles/${id}`
  await open(page, path)
  await page.getByRole('button', { name: '送审', exact: true }).click()
  await expect(notice(page, '已送审。')).toBeVisible()
  await expect(page.getByRole('heading', { name: '送审中的稿件' })).toBeVisible()
  await expect(page.getByText('这一级须由主编或管理员来审。')).toBeVisible()
  await accessible(page)

  const { page: chief, leave } = await theAdmin(browser, portal, sessions, path)
  await expect(chief.getByRole('link', { name: /^送审/ })).toHaveText(/送审\s*1/)
  await chief.getByRole('button', { name: /^退回/ }).click()
  await chief.getByRole('button', { name: '确认退回' }).click()
  await expect(chief.getByText('请写明要改什么')).toBeVisible()
  await accessible(chief)
  await chief.getByLabel('要改什么').fill('标题再短些')
  await chief.getByRole('button', { name: '确认退回' }).click()
  await expect(notice(chief, '已退回，作者可以接着改。')).toBeVisible()

  await open(page, path)
  await expect(page.getByText('标题再短些')).toBeVisible()
  await title(page).fill('送审稿')
  await page.getByRole('button', { name: '送审', exact: true }).click()
  await expect(notice(page, '已送审。')).toBeVisible()

  await open(chief, path)
  await chief.keyboard.press('Control+Enter')
  await chief.getByRole('button', { name: '确认通过审稿' }).click()
  await expect(notice(chief, '这一级审稿已通过。')).toBeVisible()
  await chief.getByRole('button', { name: /^定时发布/ }).click()
  await chief
    .getByLabel('发布时间（北京时间）')
    .fill(shanghaiMinute(new Date(Date.now() + DAY_MS)).replace(' ', 'T'))
  await chief.getByRole('button', { name: '确认定时发布' }).click()
  await expect(notice(chief, '已定时，到时由系统发布。')).toBeVisible()
  await accessible(chief)
  expect((await chief.request.get(`/articles/${id}`)).status()).toBe(404)
  await chief.getByRole('button', { name: /^发布/ }).click()
  await chief.getByRole('button', { name: '确认发布' }).click()
  await expect(notice(chief, '已发布，读者现在可以看到')).toBeVisible()
  expect(await (await chief.request.get(`/articles/${id}`)).text()).toContain('送审稿')
  await leave()
})
