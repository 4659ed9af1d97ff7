import type { Page } from '@playwright/test'
import { pastes } from '../fixtures/pastes/pastes.ts'
import { aHeic, aPdf, aPhotograph } from '../support/media-files.ts'
import { accessible } from './support/accessible.ts'
import { aDraft, aReport, body, notice, open, ready, test, theAdmin, title } from './support/fixtures.ts'
import { expect } from './support/portal.ts'

test('I write a report with headings, lists, quotes and links, and publish it', async ({ page }) => {
  await open(page, '/admin/articles')
  await page.keyboard.press('n')
  await expect(page).toHaveURL(/\/admin\/articles\/new$/)
  await ready(page)
  await expect(title(page)).toBeFocused()
  await title(page).fill('乐从志愿者走进社区')
  await page.getByLabel('概述').fill('三十名志愿者走访了独居老人。')
  await body(page).click()
  await page.keyboard.type('周六上午，志愿者来到社区。')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^段落/ }).click()
  await page.getByRole('menuitemcheckbox', { name: /^小标题/ }).click()
  await page.keyboard.type('走访的三个小区')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- 东区')
  await page.keyboard.press('Enter')
  await page.keyboard.type('西区')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('/yy')
  await page.keyboard.press('Enter')
  await page.keyboard.type('有人来看我，就好。')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('下次活动')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('在十二月。详见通知')
  for (const _ of '通知') await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Control+k')
  await page.getByLabel('网址', { exact: true }).fill('javascript:alert(1)')
  await page.getByRole('button', { name: '添加链接' }).click()
  await expect(page.getByText(/网址须以/)).toBeVisible()
  await page.getByLabel('网址', { exact: true }).fill('https://example.cn/notice')
  await page.getByRole('button', { name: '添加链接' }).click()
  await page.getByLabel('城市').selectOption({ label: '乐从' })

  await page.getByRole('button', { name: /^发布/ }).click()
  await expect(
    page.locator('.field-error').filter({ hasText: '来源' }),
    'a repost needs a source',
  ).toBeVisible()
  await expect(title(page)).toHaveValue('乐从志愿者走进社区')
  await page.getByLabel('来源', { exact: true }).fill('乐从发布')
  await accessible(page)
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Enter')
  await expect(notice(page, '已发布，读者现在可以看到')).toBeVisible()

  const shown = await page.request.get(`/articles/${/articles\/(\d+)/.exec(page.url())?.[1]}`)
  const html = await shown.text()
  expect(shown.status()).toBe(200)
  for (const piece of [
    '<p>周六上午，志愿者来到社区。</p>',
    '走访的三个小区</h2>',
    '<li>东区</li>',
    '<blockquote>',
    '<strong>下次活动</strong>在十二月。',
    'href="https://example.cn/notice"',
  ])
    expect(html).toContain(piece)
})

test('I put a table and a picture in by the keyboard, and say what the picture shows before readers see it', async ({
  page,
}) => {
  await open(page, '/admin/articles/new')
  await title(page).fill('图文并茂')
  await title(page).press('Enter')
  await expect(page.getByLabel('概述')).toBeFocused()
  await page.getByLabel('来源', { exact: true }).fill('乐从发布')
  await page.getByLabel('城市').selectOption({ label: '乐从' })
  await body(page).click()
  await page.keyboard.type('人')
  const blurs = await page.evaluateHandle(() => {
    const seen = { number: 0 }
    addEventListener('focusout', () => {
      seen.number += 1
    })
    return seen
  })
  await page.getByRole('button', { name: '撤销' }).click()
  expect(await blurs.evaluate(({ number }) => number), 'keys pressed at once go to the text').toBe(0)
  await expect(body(page), 'the first change is undone too').toHaveText('')
  await page.keyboard.type('、bg')
  await expect(page.getByRole('option', { name: '表格' })).toHaveAttribute('aria-selected', 'true')
  await accessible(page)
  await page.keyboard.press('Enter')
  for (const words of ['单位', '人数', '负责人']) {
    await page.keyboard.type(words)
    await page.keyboard.press('Tab')
  }
  await expect(body(page).locator('th')).toHaveText(['单位', '人数', '负责人'])
  await page.getByRole('button', { name: '插入' }).click()
  await accessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+/')
  await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible()
  await accessible(page)
  await page.keyboard.press('Escape')

  await body(page).locator('p').last().click()
  const bytes = [...(await aRedPicture())]
  await page.evaluate((bytes) => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(bytes)], '授旗.png', { type: 'image/png' }))
    document
      .querySelector('.ProseMirror')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, bytes)
  await expect(body(page).locator('figure.picture img')).toBeVisible()
  await page.getByLabel('说明', { exact: true }).fill('授旗现场')
  await page.keyboard.press('Enter')
  await expect(body(page)).toBeFocused()
  await page.getByRole('button', { name: /^发布/ }).click()
  await expect(page.getByText('第 1 张图片（授旗现场）')).toBeVisible()
  await accessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('第 1 张图片（授旗现场）', { exact: true })).toBeFocused()
  await page.getByRole('button', { name: /是装饰图片/ }).click()
  await page.getByRole('button', { name: /^确认发布/ }).click()
  await expect(notice(page, '已发布，读者现在可以看到')).toBeVisible()
  const shown = await page.request.get(`/articles/${/articles\/(\d+)/.exec(page.url())?.[1]}`)
  const html = await shown.text()
  for (const piece of ['<figcaption>授旗现场</figcaption>', '<th scope="col">单位</th>', 'alt=""'])
    expect(html).toContain(piece)
})

const aRedPicture = async () =>
  (await import('sharp'))
    .default({ create: { width: 64, height: 48, channels: 3, background: '#c33' } })
    .png()
    .toBuffer()

const pasteAnswer = (page: Page) => page.locator('.paste-notice')

test('what I paste from elsewhere becomes plain structure, and nothing of it runs', async ({ page }) => {
  await open(page, '/admin/articles/new')
  await body(page).click()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData(
      'text/html',
      '<b style="font-weight:normal"><h1 style="color:red">大标题</h1><p>不<span style="font-weight:700">加粗</span>不</p></b><p onclick="x()">正文<script>window.hit=1</script><img src="x" onerror="window.hit=1"></p><a href="javascript:hit()">坏链接</a><iframe src="/"></iframe>',
    )
    document
      .querySelector('.ProseMirror')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(body(page).locator('h2')).toHaveText('大标题')
  await expect(body(page).locator('strong')).toHaveText('加粗')
  await expect(pasteAnswer(page)).toHaveText('已粘贴 12 字；没有带过来：1 张图片、1 个嵌入的网页。')
  const html = await body(page).innerHTML()
  expect(html).not.toMatch(/script|onclick|onerror|iframe|javascript:|style=/)
  expect(await page.evaluate(() => 'hit' in window)).toBe(false)
  await title(page).fill('粘贴来的文章')
  await page.getByLabel('来源', { exact: true }).fill('某处')
  await page.getByLabel('城市').selectOption({ label: '乐从' })
  await page.keyboard.press('Control+s')
  await expect(notice(page, '草稿已保存')).toBeVisible()
})

/** Pastes HTML, and plain text beside it, where the caret is. */
const pasteInto = (page: Page, html: string) =>
  page.evaluate((html) => {
    const data = new DataTransfer()
    data.setData('text/html', html)
    document
      .querySelector('.ProseMirror')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, html)

test('what programs put on the clipboard arrives, is one step to undo, set and proofread', async ({
  page,
}) => {
  await open(page, '/admin/articles/new')
  await body(page).click()
  await page.keyboard.type('前言')
  for (const { program, html } of pastes) {
    await pasteInto(page, html)
    await expect(pasteAnswer(page), program).toContainText('已粘贴')
    await page.keyboard.press('Control+z')
    await expect(body(page), program).toHaveText('前言')
  }
  await pasteInto(page, '<p>今年,我们我们签约</p><p>“加快“志愿顺德”，推进”</p><p>2月30日</p>')
  await expect(pasteAnswer(page)).toHaveText(/^已粘贴 \d+ 字。$/)
  await expect(page.locator('.suggestion')).toHaveCount(4)
  await expect(body(page).locator('.finding').first()).toHaveText(',')
  await accessible(page)
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('F7')
  await page.keyboard.press('Alt+Enter')
  await expect(body(page)).toContainText('今年，我们我们')
  await page.getByRole('button', { name: /一键排版/ }).click()
  await expect(page.getByRole('dialog')).toContainText('1 段共')
  await page.keyboard.press('Enter')
  await expect(body(page)).toContainText('“加快‘志愿顺德’，推进”')
  await page.keyboard.press('Control+z')
  await expect(body(page)).toContainText('“加快“志愿顺德”，推进”')
})

test('the chief editor keeps the word list, and a sensitive word is asked about', async ({
  page,
  browser,
  portal,
  sessions,
}) => {
  const chief = await theAdmin(browser, portal, sessions, '/admin/words')
  await chief.page.keyboard.press('n')
  await chief.page.getByLabel('类别').last().selectOption({ label: '敏感词' })
  await chief.page.getByLabel('词', { exact: true }).fill('某敏感词')
  await chief.page.keyboard.press('Enter')
  await expect(chief.page.getByRole('rowheader', { name: '某敏感词' })).toBeVisible()
  await accessible(chief.page)
  await chief.leave()
  await open(page, '/admin/words')
  await expect(page.getByRole('button', { name: /添加词条/ })).toHaveCount(0)
  await open(page, '/admin/articles/new')
  await title(page).fill('含有某敏感词的标题')
  await page.getByLabel('来源', { exact: true }).fill('乐从发布')
  await page.getByLabel('城市').selectOption({ label: '乐从' })
  await body(page).click()
  await page.keyboard.type('正文。')
  await expect(page.locator('.suggestion.kind-sensitive')).toBeVisible()
  await page.getByRole('button', { name: /^发布/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('有敏感词')
  await dialog.getByRole('button', { name: /^确认发布/ }).click({ force: true })
  await expect(dialog).toBeVisible()
  await dialog.getByLabel('已逐处核对，仍然发布').check()
  await dialog.getByRole('button', { name: /^确认发布/ }).click()
  await expect(notice(page, '已发布，读者现在可以看到')).toBeVisible()
})

test('a table, a list of Word’s and a power keep their sense when I paste them', async ({ page }) => {
  await open(page, '/admin/articles/new')
  await body(page).click()
  await page.evaluate(() => {
    const data = new DataTransfer()
    const item = (sign: string, words: string, level = 1) =>
      `<p class="MsoListParagraph" style="mso-list:l0 level${level} lfo1"><span style="mso-list:Ignore">${sign}<span>&nbsp;&nbsp; </span></span>${words}</p>`
    data.setData(
      'text/html',
      `<table><tr><td>2023</td><td><p>811</p></td></tr><tr><td>20<br>24</td><td><ul><li>9<li>50</ul></td></tr></table>
       <p>10<sup>-4</sup>人<sup>[1]</sup></p>${item('l', '项目一')}${item('l', '项目二')}${item('3.', '编号三')}${item('a.', '其中', 2)}${item('4.', '编号四')}${item('一、', '总则')}<h2></h2><p>&nbsp;</p>`,
    )
    document
      .querySelector('.ProseMirror')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(body(page).locator('table tr').first().locator('td')).toHaveText(['2023', '811'])
  await expect(body(page).locator('sup')).toHaveText(['-4', '[1]'])
  await expect(body(page).locator('td li')).toHaveText(['9', '50'])
  await expect(body(page).locator('p', { hasText: '一、总则' })).toHaveText('一、总则')
  await expect(body(page).locator(':scope > ul li')).toHaveText(['项目一', '项目二'])
  await expect(body(page).locator('ol[start="3"] > li')).toHaveCount(2)
  await expect(body(page).locator('ol ol li')).toHaveText(['其中'])
  page.on('dialog', (dialog) => dialog.accept())
})

test('saving leaves the caret where it was, and a refused publication loses nothing', async ({ page }) => {
  await open(page, '/admin/articles/new')
  await title(page).fill('边写边存')
  await page.getByLabel('城市').selectOption({ label: '乐从' })
  await body(page).click()
  await page.keyboard.type('先写一句，')
  await page.keyboard.press('Control+s')
  await expect(notice(page, '草稿已保存')).toBeVisible()
  await page.keyboard.type('再写 n 句。')
  await expect(body(page)).toHaveText('先写一句，再写 n 句。')
  await expect(page).toHaveURL(/\/admin\/articles\/\d+$/)

  await open(page, '/admin/articles/new')
  await title(page).fill('没有来源的转载')
  await page.getByLabel('城市').selectOption({ label: '乐从' })
  await body(page).click()
  await page.keyboard.type('正文。')
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Enter')
  await expect(notice(page, '草稿已保存，但没有发布')).toBeVisible()
  await expect(page.getByLabel('来源', { exact: true })).toBeFocused()
  await page.reload()
  await ready(page)
  await expect(title(page)).toHaveValue('没有来源的转载')
})

test('I find articles by title, status and city', async ({ page, portal }) => {
  const word = '查找用的文章'
  await aReport(portal, `${word}一`)
  await aDraft(portal, `${word}二`)
  await aDraft(portal, `${word}三`)
  await open(page, '/admin/articles')
  await accessible(page)
  const rows = page.locator('table.articles tbody tr')
  await page.keyboard.press('/')
  await page.keyboard.type(word)
  await expect(page).toHaveURL(/q=/)
  await expect(rows).toHaveCount(3)
  await page.goto(`/admin/articles?status=draft&q=${word}`)
  await expect(rows).toHaveCount(2)
  await expect(page.locator('table.articles')).toContainText(`${word}三`)
  await page.goto('/admin/articles?q=没有这样的标题')
  await expect(page.locator('main')).toContainText(/没有/)
})

test('a change to what readers saw asks for a public correction note', async ({ page, portal }) => {
  const { id } = await aReport(portal, '要更正的报道')
  await open(page, `/admin/articles/${id}`)
  await body(page).locator('p').first().click()
  await page.keyboard.press('End')
  await page.keyboard.type('(更正)')
  await page.getByRole('button', { name: /^提交修订/ }).click()
  await expect(page.locator('#error-note')).toBeVisible()
  await expect(page.getByLabel('更正说明（读者可见）')).toBeFocused()
  await expect(body(page)).toContainText('(更正)')
  await page.getByLabel('更正说明（读者可见）').fill('补充了活动的说明。')
  await page.getByRole('button', { name: /^提交修订/ }).click()
  await expect(notice(page, /修订已发布/)).toBeVisible()
  const html = await (await page.request.get(`/articles/${id}`)).text()
  expect(html).toContain('补充了活动的说明。')
  await expect(page.getByText('补充了活动的说明。').first(), 'the history shows it').toBeVisible()
})

test('when a colleague was quicker I see what he changed and keep my own text', async ({
  page,
  browser,
  portal,
  sessions,
}) => {
  const { id } = await aReport(portal, '乐从志愿者走进社区')
  await open(page, `/admin/articles/${id}`)
  const colleague = await theAdmin(browser, portal, sessions, `/admin/articles/${id}`)
  await title(colleague.page).fill('乐从志愿者走进三个社区')
  await colleague.page.getByLabel('更正说明（读者可见）').fill('标题写明社区数。')
  await colleague.page.getByRole('button', { name: /^提交修订/ }).click()
  await expect(notice(colleague.page, /修订已发布/)).toBeVisible()

  await page.getByLabel('概述').fill('三十五名志愿者走访了独居老人。')
  await page.getByLabel('更正说明（读者可见）').fill('更正人数。')
  await page.getByRole('button', { name: /^提交修订/ }).click()
  const conflict = page.locator('.conflict')
  await expect(conflict).toContainText('陈管理')
  await expect(conflict.locator('ins').first()).toContainText('乐从志愿者走进三个社区')
  await expect(page.getByLabel('概述'), 'my own text is still there').toHaveValue(
    '三十五名志愿者走访了独居老人。',
  )
  await accessible(page)
  await page.getByRole('button', { name: '载入对方的版本' }).click()
  await expect(title(page)).toHaveValue('乐从志愿者走进三个社区')
  const kept = page.getByLabel('找回文字')
  await page.reload()
  await ready(page)
  await kept.getByText('查看全文').click()
  await expect(kept.getByLabel('您的文字'), 'my own text outlives the page').toHaveValue(/三十五名志愿者/)
  await colleague.leave()
})

test('what we both changed is put together, and the key for saving publishes nothing', async ({
  page,
  browser,
  portal,
  sessions,
}) => {
  const { id } = await aReport(portal, '两人同时改的报道')
  await open(page, `/admin/articles/${id}`)
  const colleague = await theAdmin(browser, portal, sessions, `/admin/articles/${id}`)
  await colleague.page.getByLabel('概述').fill('概述由主编更正。')
  await colleague.page.getByLabel('更正说明（读者可见）').fill('更正概述。')
  await colleague.page.keyboard.press('Control+s')
  await expect(notice(colleague.page, '读者还看不到')).toBeVisible()
  expect(await (await page.request.get(`/articles/${id}`)).text()).not.toContain('概述由主编更正。')
  // The key does nothing while the answer to the one before is still being shown.
  const question = colleague.page.getByRole('dialog', { name: '提交修订？' })
  await expect(async () => {
    await colleague.page.keyboard.press('Control+Enter')
    await expect(question).toBeVisible({ timeout: 3_000 })
  }).toPass()
  await expect(question.getByRole('button', { name: /^确认提交修订/ })).toBeFocused()
  await colleague.page.keyboard.press('Enter')
  await expect(notice(colleague.page, /修订已发布/)).toBeVisible()

  await page.getByLabel('作者', { exact: true }).fill('梁记者')
  await page.getByLabel('更正说明（读者可见）').fill('补上作者。')
  await page.getByRole('button', { name: /^提交修订/ }).click()
  await page.getByRole('button', { name: '合并我的改动' }).click()
  await page.getByRole('button', { name: '确认提交修订' }).click()
  await expect(notice(page, /修订已发布/)).toBeVisible()
  const html = await (await page.request.get(`/articles/${id}`)).text()
  for (const said of ['概述由主编更正。', '梁记者', '更正概述。', '补上作者。']) expect(html).toContain(said)

  await colleague.page.getByLabel('作者', { exact: true }).fill('梁记者')
  await colleague.page.getByLabel('更正说明（读者可见）').fill('补上作者。')
  await colleague.page.getByRole('button', { name: /^提交修订/ }).click()
  await colleague.page.getByRole('button', { name: '合并我的改动' }).click()
  await expect(notice(colleague.page, '最新版里已经是这些文字')).toBeVisible()
  const again = await (await page.request.get(`/articles/${id}`)).text()
  expect(again.split('补上作者。')).toHaveLength(html.split('补上作者。').length)
  await colleague.leave()
})

test('a change that I take back is no change', async ({ page }) => {
  await open(page, '/admin/articles/1')
  await body(page).locator('p').first().click()
  await page.keyboard.type('x')
  await expect(page.getByText('有未提交的修改')).toBeVisible()
  await page.waitForTimeout(800)
  await page.keyboard.press('Control+z')
  await expect(page.getByText('有未提交的修改')).toHaveCount(0)
  await page.reload()
  await ready(page)
  await expect(page.getByRole('button', { name: '找回' })).toHaveCount(0)
})

test('a copy that is offered is neither lost nor mixed up by what I do without answering', async ({
  page,
}) => {
  await open(page, '/admin/articles/new')
  await page.getByLabel('类型').selectOption({ label: '原创' })
  await title(page).fill('旧稿')
  await page.waitForTimeout(800)
  page.on('dialog', (dialog) => dialog.accept())
  await open(page, '/admin/articles/new')
  await expect(page.getByRole('button', { name: '找回' })).toBeVisible()
  await title(page).fill('新稿')
  await page.getByLabel('城市').selectOption({ label: '乐从' })
  await page.keyboard.press('Control+s')
  await expect(notice(page, '草稿已保存')).toBeVisible()
  await expect(page.getByRole('button', { name: '找回' }), 'it is no copy of this article').toHaveCount(0)
  await open(page, '/admin/articles/new')
  await page.getByRole('button', { name: '找回' }).click()
  await expect(title(page)).toHaveValue('旧稿')
  await expect(page.getByLabel('类型')).toHaveValue('original')
  await open(page, '/admin/articles/new')
  await page.getByRole('button', { name: '丢弃…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '丢弃' }).click()
  await expect(page.getByRole('button', { name: '丢弃…' })).toHaveCount(0)
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click()
  await expect(page.getByLabel('找回文字')).toContainText('《旧稿》')
})

test('a lost session or a lost connection loses nothing I typed', async ({ page, portal }) => {
  const { id } = await aDraft(portal, '写到一半的稿件')
  await open(page, `/admin/articles/${id}`)
  await title(page).fill('一段很长的心血')
  const cookies = await page.context().cookies()
  await page.context().clearCookies()
  await page.keyboard.press('Control+s')
  await expect(page.locator('.refusals')).toContainText('登录')
  await expect(title(page)).toHaveValue('一段很长的心血')
  await page.getByRole('dialog', { name: '重新登录' }).getByRole('button', { name: '稍后' }).click()
  await page.context().addCookies(cookies)
  await page.context().setOffline(true)
  await page.keyboard.press('Control+s')
  await expect(page.locator('.refusals')).toContainText('没有提交成功')
  await expect(title(page)).toHaveValue('一段很长的心血')
  await page.context().setOffline(false)
  await page.waitForTimeout(700)
  page.on('dialog', (dialog) => dialog.accept())
  await page.reload()
  await ready(page)
  await page.getByRole('button', { name: '找回' }).click()
  await expect(title(page)).toHaveValue('一段很长的心血')
  await page.keyboard.press('Control+s')
  await expect(notice(page, '草稿已保存')).toBeVisible()
})

test('an editor cannot take down; a chief can, with a reason and a note', async ({
  page,
  browser,
  portal,
  sessions,
}) => {
  const { id } = await aReport(portal, '要下架的报道')
  await open(page, `/admin/articles/${id}`)
  await expect(page.getByRole('button', { name: /下架/ })).toHaveCount(0)

  const chief = await theAdmin(browser, portal, sessions, '/admin/articles')
  await chief.page.getByLabel('《要下架的报道》的操作').click()
  await chief.page.getByRole('button', { name: '下架《要下架的报道》…' }).click()
  const dialog = chief.page.getByRole('dialog')
  await dialog.getByRole('button', { name: '确认下架' }).click()
  await expect(dialog.locator('.field-error').first()).toBeVisible()
  await dialog.getByLabel('著作权').check()
  await expect(dialog).toContainText('因著作权方面的通知，本文已下架。')
  await accessible(chief.page)
  await dialog.getByLabel(/^情况说明/).fill('权利人来函。')
  await chief.page.keyboard.press('Escape')
  await chief.page.getByLabel('《要下架的报道》的操作').click()
  await chief.page.getByRole('button', { name: '下架《要下架的报道》…' }).click()
  await expect(dialog.getByLabel(/^情况说明/), 'a dialog closed by mistake loses nothing').toHaveValue(
    '权利人来函。',
  )
  await expect(dialog.getByLabel('著作权')).toBeChecked()
  await dialog.getByRole('button', { name: '确认下架' }).click()
  await expect(chief.page.getByText(/已下架，读者打开时显示“本文已下架”（状态码 410）/)).toBeVisible()

  expect((await page.request.get(`/articles/${id}`)).status()).toBe(410)
  expect((await page.request.get(`/api/articles/${id}`)).status()).toBe(410)
  expect(await (await page.request.get('/')).text()).not.toContain(`/articles/${id}"`)
  await chief.leave()
})

test('restoring brings it back under the same address; the history tells everything', async ({
  browser,
  portal,
  sessions,
}) => {
  const published = await aReport(portal, '要恢复的报道')
  const { id } = await portal.verb('take-down', { ...published, reason: 'copyright', note: '权利人来函。' })
  const chief = await theAdmin(browser, portal, sessions, `/admin/articles/${id}`)
  const { page } = chief
  await expect(page.getByText('已封存原文')).toBeVisible()
  await accessible(page)
  await page.getByRole('button', { name: /^恢复/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^理由/).fill('权利人已授权。')
  await dialog.getByRole('button', { name: '确认恢复' }).click()
  await expect(notice(page, '已恢复，读者现在可以看到。')).toBeFocused()
  await expect(page.getByRole('button', { name: /^提交修订/ })).toBeVisible()
  const shown = await page.request.get(`/articles/${id}`)
  expect(shown.status()).toBe(200)
  for (const said of ['权利人来函。', '权利人已授权。'])
    await expect(page.locator('ol.line')).toContainText(said)
  await page.locator('ol.line a').last().click()
  await expect(page).toHaveURL(/\/revisions\/1$/)
  await accessible(page)
  await chief.leave()
})

test('the keyboard alone is enough, and a dialog gives the focus back', async ({
  browser,
  portal,
  sessions,
}) => {
  const chief = await theAdmin(browser, portal, sessions, '/admin/articles/1')
  const { page } = chief
  const button = page.getByRole('button', { name: '下架…' })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab')
    const outside = await page.evaluate(
      () => document.activeElement !== document.body && !document.activeElement?.closest('dialog'),
    )
    expect(outside, 'the focus stays in the dialog').toBe(false)
  }
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(button).toBeFocused()
  await chief.leave()
})

test('nothing is wider than a phone, and the rail folds away', async ({ browser, portal, sessions }) => {
  const chief = await theAdmin(browser, portal, sessions, '/admin/articles')
  const { page } = chief
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of ['/admin/articles', '/admin/articles/1', '/admin/articles/new']) {
    await page.goto(path)
    await ready(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow, path).toBeLessThanOrEqual(0)
  }
  await page.getByRole('button', { name: '菜单' }).click()
  await expect(page.getByRole('navigation', { name: '编辑台' })).toBeVisible()
  await chief.leave()
})

test('I delete a draft of mine, take it back, and find the list as I left it', async ({ page }) => {
  await open(page, '/admin/articles/new')
  await title(page).fill('不要的草稿')
  await page.getByLabel('城市').selectOption({ label: '乐从' })
  await page.keyboard.press('Control+s')
  await expect(notice(page, '草稿已保存')).toBeVisible()
  await open(page, '/admin/articles?status=draft')
  const row = page.getByRole('row').filter({ hasText: '不要的草稿' })
  await row.getByLabel('《不要的草稿》的操作').click()
  await accessible(page)
  await row.getByRole('button', { name: '删除草稿《不要的草稿》' }).click()
  await expect(notice(page, '草稿已删除。')).toBeVisible()
  await expect(row).toHaveCount(0)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(notice(page, '草稿已恢复。')).toBeVisible()
  await row.getByRole('link', { name: '不要的草稿' }).click()
  await ready(page)
  await page
    .getByRole('navigation', { name: '编辑台' })
    .getByRole('link', { name: '文章', exact: true })
    .click()
  await expect(page).toHaveURL(/\?status=draft$/)
  await expect(row.getByRole('link', { name: '不要的草稿' })).toBeFocused()
})

test('a line of the list is low enough for forty, and what readers have is not bold', async ({
  page,
  portal,
}) => {
  await aReport(portal, '列表里的报道')
  await page.setViewportSize({ width: 1440, height: 900 })
  await open(page, '/admin/articles')
  const row = page.getByRole('row').filter({ hasText: '列表里的报道' })
  const { height = 0 } = (await row.boundingBox()) ?? {}
  expect(height).toBeGreaterThanOrEqual(32)
  expect(height).toBeLessThanOrEqual(36)
  await expect(row.getByRole('link')).toHaveCSS('font-weight', '400')
})

test('I bring photographs into the library, say what is on them, and a colleague hears that I did', async ({
  page,
  browser,
  portal,
  sessions,
}) => {
  await open(page, '/admin/media')
  await expect(page.getByText('图片（JPEG、PNG、WebP、GIF、HEIC）最大 40 MB')).toBeVisible()
  await page.getByLabel('选择要上传的文件').setInputFiles([
    { name: '授旗.jpg', mimeType: 'image/jpeg', buffer: await aPhotograph({ orientation: 6 }) },
    { name: 'IMG_0001.HEIC', mimeType: 'image/heic', buffer: aHeic() },
    {
      name: '标志.png',
      mimeType: 'image/png',
      buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    },
  ])
  await expect(page.getByText('SVG 图形里可以藏脚本')).toBeVisible()
  await expect(page.getByText('共 3 个文件，已传 2 个，1 个没有传成功')).toBeVisible()
  await expect(page.getByRole('link', { name: '图片：IMG_0001.jpg' })).toBeVisible()
  await page.getByRole('link', { name: '图片：授旗.jpg' }).click()
  await ready(page)
  await expect(page.getByText('64 × 96 像素')).toBeVisible()
  const colleague = await theAdmin(browser, portal, sessions, page.url().slice(portal.url.length))
  await page.getByLabel('替代文字', { exact: true }).fill('志愿者接过旗帜')
  await page.locator('.focal svg').click({ position: { x: 2, y: 2 } })
  await page.getByLabel('焦点纵向').press('ArrowRight')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(notice(page, '已保存。')).toBeVisible()
  await open(page, page.url())
  await expect(page.getByLabel('替代文字', { exact: true })).toHaveValue('志愿者接过旗帜')
  expect(Number(await page.getByLabel('焦点横向').inputValue())).toBeLessThan(10)
  await accessible(page)
  await colleague.page.getByLabel('装饰图片').check()
  await colleague.page.getByRole('button', { name: '保存' }).click()
  await expect(notice(colleague.page, /黄编辑 于 .* 改动了这一项/)).toBeVisible()
  await colleague.leave()
  for (const width of [390, 1024]) {
    await page.setViewportSize({ width, height: 844 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow, `${width}`).toBeLessThanOrEqual(0)
  }
  await page.getByRole('button', { name: '删除' }).click()
  await page.getByRole('button', { name: '确认删除' }).click()
  await expect(page).toHaveURL(/\/admin\/media$/)
  await expect(page.getByRole('link', { name: '图片：授旗.jpg' })).toHaveCount(0)
})

test('an upload goes on where the line was cut, and can be cancelled', async ({ page }) => {
  await open(page, '/admin/media')
  const offsets: string[] = []
  await page.route('**/api/media/uploads/*', async (route) => {
    const request = route.request()
    if (request.method() !== 'PATCH') return route.fallback()
    offsets.push(request.headers()['upload-offset'] ?? '')
    if (offsets.length === 2) return route.abort('internetdisconnected')
    if (offsets.length !== 3) return route.fallback()
    // It arrives, and its answer is lost.
    await route.fetch()
    return route.abort('internetdisconnected')
  })
  const buffer = Buffer.concat([aPdf(), Buffer.alloc(1_500_000, 0x20)])
  await page
    .getByLabel('选择要上传的文件')
    .setInputFiles([{ name: '长通知.pdf', mimeType: 'application/pdf', buffer }])
  await expect(page.getByRole('link', { name: '文件：长通知.pdf' })).toBeVisible()
  const numbers = offsets.map(Number)
  expect(numbers[2]).toBe(numbers[1])
  // What came although its answer was lost is not sent again.
  expect(numbers[3]).toBeGreaterThan(numbers[2] ?? 0)
  await page.unroute('**/api/media/uploads/*')
  await page.route('**/api/media/uploads/*', (route) => route.abort('internetdisconnected'))
  await page
    .getByLabel('选择要上传的文件')
    .setInputFiles([{ name: '另一份.pdf', mimeType: 'application/pdf', buffer: aPdf() }])
  await page.getByRole('button', { name: /^取消\s*另一份\.pdf$/ }).click()
  await expect(page.getByText('另一份.pdf')).toHaveCount(0)
})
