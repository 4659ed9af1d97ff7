import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { aNoisyPhotograph, aPdf } from '../support/media-files.ts'
import { ouyang } from '../support/parties.ts'
import { accessible } from './support/accessible.ts'
import { aNotice, aSiteOfCases } from './support/closed-cases.ts'
import { aReport, atAMachine, createUser, open, signIn, test, theAdmin, title } from './support/fixtures.ts'
import { expect, type TestedPortal } from './support/portal.ts'

const number = (id: number) => `C-${String(id).padStart(4, '0')}`

// Before a test asks for two persons.
test.beforeAll(async ({ portal, sessions }) => {
  expect(sessions.admin.cookies).not.toEqual([])
  await aSiteOfCases(portal)
})

const acts = (page: Page) => page.getByRole('region', { name: '办理' })
const act = (page: Page, name: string | RegExp) => acts(page).getByRole('button', { name })
const dialog = (page: Page) => page.getByRole('dialog')

/** Everything that a person could touch, and how often. */
async function countTouches(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    addEventListener('pointerdown', () => {
      sessionStorage.setItem('touches', String(Number(sessionStorage.getItem('touches') ?? 0) + 1))
    })
  })
  return () => page.evaluate(() => Number(sessionStorage.getItem('touches')))
}

test('from a telephone I accept a notice and suspend its article with two touches, without zooming', async ({
  browser,
  portal,
  sessions,
}) => {
  const { id } = await aReport(portal, '电话上受理的报道')
  const { caseId } = await aNotice(portal, id)
  const phone = {
    ...{ baseURL: portal.url, storageState: sessions.editor },
    ...{ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  }
  const { page, leave } = await atAMachine(browser, phone, '/admin/articles')
  const touches = await countTouches(page)
  await open(page, '/admin/cases')
  const began = Date.now()
  const line = page.getByRole('link', { name: number(caseId) })
  await expect(line).toBeInViewport()
  await line.tap()
  const accept = act(page, /受理并暂停展示/)
  await expect(accept).toBeInViewport()
  await expect(page.getByRole('timer')).toBeInViewport()
  const { height = 0 } = (await accept.boundingBox()) ?? {}
  expect(height).toBeGreaterThanOrEqual(44)
  await page.locator('html[data-ready=true]').waitFor()
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  await expect(page.getByRole('timer'), 'the clock stays in sight').toBeInViewport()
  await accept.tap()
  await expect(acts(page).getByRole('status')).toContainText('1 篇文章已暂停展示')
  expect(Date.now() - began).toBeLessThan(60_000)
  expect(await touches()).toBe(2)
  const fits = await page.evaluate(() => ({
    scale: visualViewport?.scale,
    wide: document.documentElement.scrollWidth > innerWidth,
  }))
  expect(fits).toEqual({ scale: 1, wide: false })
  expect((await page.request.get(`/articles/${id}`)).status()).toBe(410)
  await leave()
})

/** Shown in the page, and kept by no cache. */
const keptByNobody = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'content-disposition': expect.stringContaining('inline'),
}

/** Opens a file of evidence with a reason: @returns the headers with which its frame is answered. */
async function openEvidence(page: Page, at: number): Promise<Record<string, string>> {
  await page.getByRole('button', { name: `查看投诉人的证据 ${at}` }).click()
  await dialog(page)
    .getByLabel(/查看的理由/)
    .fill('核对权属')
  const [shown] = await Promise.all([
    page.waitForResponse((response) => response.url().includes('/evidence/')),
    dialog(page).getByRole('button', { name: '查看' }).click(),
  ])
  return shown.allHeaders()
}

test('I see a complaint whole, open who and what it is with a reason, and export it for a lawyer', async ({
  browser,
  portal,
  sessions,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'citysite-evidence-'))
  const [photo, contract] = [join(folder, '底片.jpg'), join(folder, '合同.pdf')]
  await writeFile(photo, await aNoisyPhotograph(320, 240))
  await writeFile(contract, aPdf())
  const told = Array.from(
    { length: 24 },
    (_, at) => `第${at + 1}段：志愿者联合会在文化广场向各队授旗，会长讲话。`,
  )
  const content = told.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }))
  const { id } = await aReport(portal, '志愿者联合会授旗', { body: { type: 'doc', content } })
  const { caseId } = await aNotice(portal, id, { files: [photo, contract] })
  const { page, leave } = await theAdmin(browser, portal, sessions, `/admin/cases/${caseId}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`投诉 ${number(caseId)} · 著作权`)
  await expect(page.getByRole('timer')).toContainText('距 24 小时处理时限')
  const complaint = page.getByRole('region', { name: '投诉', exact: true })
  await expect(complaint).toContainText('《授旗》组照三幅')
  await expect(complaint).toContainText('第二幅图片是〔身份从略〕拍摄的。')
  await expect(complaint.getByRole('listitem').filter({ hasText: '初步证明材料' })).toContainText('✓')
  await expect(page.getByRole('article', { name: '涉及的文章' })).toContainText('志愿者联合会授旗')
  expect(await page.content()).not.toContain(ouyang.name)

  // Who it is: not without a reason, nor with one that names her.
  await complaint.getByText('投诉人的身份（查看将留痕）').click()
  const why = complaint.getByLabel('查看的理由')
  await complaint.getByRole('button', { name: '查看' }).click()
  await expect(complaint).toContainText('请写明为什么要查看')
  await why.fill(`${ouyang.name}来电`)
  await complaint.getByRole('button', { name: '查看' }).click()
  await expect(complaint).toContainText('请不要写当事人的姓名')
  await why.fill('核对主体资格')
  await complaint.getByRole('button', { name: '查看' }).click()
  await expect(complaint.getByRole('region', { name: '投诉人的身份' })).toContainText(ouyang.address)

  // A picture is shown in a frame in which nothing of it can act.
  const picture = await openEvidence(page, 1)
  expect(picture).toMatchObject({ ...keptByNobody, 'content-type': 'image/jpeg' })
  expect(picture['content-security-policy']).toMatch(/^default-src 'none'.*; sandbox$/)
  await expect(page.frameLocator('iframe[title=证据]').locator('img')).toBeVisible()
  await page.keyboard.press('Escape')
  // A PDF as well, by the browser's own viewer, which a sandbox would keep from showing it.
  const document = await openEvidence(page, 2)
  expect(document).toMatchObject({ ...keptByNobody, 'content-type': 'application/pdf' })
  expect(document['content-security-policy']).toMatch(/^default-src 'none'.*; frame-ancestors 'self'$/)
  await expect(page.locator('iframe[title=证据]')).toBeVisible()
  await accessible(page)
  await page.keyboard.press('Escape')

  // Its evidence stands beside the article, on a telephone below what is folded of it.
  const article = page.getByRole('article', { name: '涉及的文章' })
  const last = article.getByText('第24段')
  await expect(last).toBeVisible()
  await expect(article.getByText('展开全文')).toBeHidden()
  await page.setViewportSize({ width: 390, height: 844 })
  const heightOf = async () => (await article.boundingBox())?.height ?? 0
  const folded = await heightOf()
  expect(folded).toBeLessThan(844)
  await accessible(page)
  await article.getByText('展开全文').click()
  expect(await heightOf()).toBeGreaterThan(folded + 300)
  await article.getByText('收起全文').click()
  expect(await heightOf()).toBe(folded)
  await page.setViewportSize({ width: 1280, height: 844 })

  // As a bundle: the command line says that it is whole.
  await page.keyboard.press('e')
  await dialog(page).getByLabel('包含双方的身份和证据文件').check()
  await dialog(page).getByLabel(/^理由/).fill('交律师应诉')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog(page).getByRole('button', { name: '导出' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`case-${number(caseId)}.zip`)
  const bundle = join(folder, 'bundle.zip')
  await download.saveAs(bundle)
  const verdict = await portal.cli('case', 'verify', bundle)
  expect(verdict).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining(`卷宗完整：${number(caseId)}`),
  })
  const bytes = await readFile(bundle)
  expect(createHash('sha256').update(bytes).digest('hex')).toHaveLength(64)
  await rm(folder, { recursive: true })
  await leave()
})

test('a case that a colleague has changed says so in a sentence, and loses nothing that I wrote', async ({
  page,
  browser,
  portal,
  sessions,
}) => {
  const { id } = await aReport(portal, '两人同时办理的报道')
  const { caseId } = await aNotice(portal, id)
  await open(page, `/admin/cases/${caseId}`)
  const colleague = await theAdmin(browser, portal, sessions, `/admin/cases/${caseId}`)
  await page.keyboard.press('m')
  await dialog(page).getByLabel('真实性声明').check()
  await dialog(page).getByLabel('另外的说明').fill('请补充底片的扫描件。')
  // What is typed stays when the dialog is closed, and the focus is at its button then.
  await page.keyboard.press('Escape')
  await expect(act(page, /请补材料/)).toBeFocused()
  await page.keyboard.press('Enter')
  await dialog(page).getByRole('button', { name: '预览将发出的信' }).click()
  await expect(dialog(page).getByRole('region', { name: '将发出的信' })).toContainText('请补充底片的扫描件。')

  await act(colleague.page, /更多/).or(colleague.page.locator('.case-more summary')).first().click()
  await act(colleague.page, /去信/).click()
  await dialog(colleague.page).getByLabel('要说的话').fill('我们正在核对。')
  await dialog(colleague.page).getByRole('button', { name: '去信' }).click()
  await expect(acts(colleague.page).getByRole('status')).toContainText('信')
  await colleague.leave()

  const send = dialog(page).getByRole('button', { name: '请补材料' })
  await send.click()
  await expect(dialog(page).getByRole('alert')).toContainText(
    '您看到的不是最新的。本页已换成最新的内容，请先核对，再按一次。您填写的内容都会保留，也可以先关闭窗口去看。',
  )
  await expect(dialog(page).getByLabel('另外的说明')).toHaveValue('请补充底片的扫描件。')
  await expect(async () => {
    await send.click()
    await expect(acts(page).getByRole('status')).toContainText('已请投诉人补充材料', { timeout: 2_000 })
  }).toPass()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('待补充')
  await expect(page.getByRole('region', { name: '投诉', exact: true })).toContainText('真实性声明：缺少')
})

test('what was suspended for an error comes back corrected, and its old text is never seen again', async ({
  page: editors,
  browser,
  portal,
  sessions,
}) => {
  const { id } = await aReport(portal, '渡口周六通车')
  const { caseId } = await aNotice(portal, id, {
    ...{ kind: 'factual_error', demand: 'correct', facts: '通车的日子写错了。' },
  })
  await open(editors, `/admin/cases/${caseId}`)
  await editors.keyboard.press('a')
  await expect(act(editors, '受理并暂停展示')).toBeFocused()
  await editors.keyboard.press('Enter')
  await expect(acts(editors).getByRole('status')).toContainText('1 篇文章已暂停展示')

  // What gives a suspended article back is decided by who may decide.
  await expect(editors.getByRole('link', { name: '更正后恢复' })).toHaveCount(0)
  const { page, leave } = await theAdmin(browser, portal, sessions, `/admin/cases/${caseId}`)
  await page.getByRole('link', { name: '更正后恢复' }).click()
  await page.locator('html[data-ready=true]').waitFor()
  // What is not so is not said, and what cannot be done not offered.
  await expect(page.locator('.bar')).toContainText('暂停展示')
  await expect(page.locator('.bar')).not.toContainText('已发布')
  await title(page).fill('渡口周日通车')
  await page.getByRole('button', { name: /^保存/ }).click()
  await expect(page.locator('.notice.ok')).toContainText('已存，读者看不到。')
  await accessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await accessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)
  await page.screenshot({ path: `${process.env.SHOTS ?? 'test-results'}/correct-one-390-dark.png` })
  await page.setViewportSize({ width: 1280, height: 844 })
  await page.getByLabel(/更正说明/).fill('通车的日子应为周日。')
  await page.getByRole('button', { name: /^更正并恢复/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('已结案 · 已更正')
  const article = await (await page.request.get(`/articles/${id}`)).text()
  expect(article).toContain('通车的日子应为周日。')
  expect(article).not.toContain('渡口周六通车')
  await leave()
})

test('a letter is registered from a telephone, and its claimant gets the address of his page on paper', async ({
  browser,
  portal,
  sessions,
}) => {
  const { id } = await aReport(portal, '有人来信的报道')
  const phone = { baseURL: portal.url, storageState: sessions.editor, viewport: { width: 390, height: 844 } }
  const { page, leave } = await atAMachine(browser, phone, '/admin/cases')
  await page.getByRole('link', { name: '登记投诉' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('登记投诉')
  const field = (name: string | RegExp) => page.getByLabel(name)
  const minute = (hours: number) => new Date(Date.now() + (8 + hours) * 3_600_000).toISOString().slice(0, 16)
  await field(/^作品名称/).fill('《授旗》组照三幅')
  await field(/^涉及的网址/).fill(`${portal.url}/articles/${id}`)
  await field(/^具体内容/).fill('第二幅图片是我拍摄的。')
  await field(/^姓名（名称）/).fill(ouyang.name)
  await field(/^通信地址/).fill(ouyang.address)
  await field('收到的时间（北京时间）').fill(minute(2))
  await field(/^文件/).setInputFiles([{ name: '来信.pdf', mimeType: 'application/pdf', buffer: aPdf() }])
  const submit = page.getByRole('button', { name: '登记', exact: true })
  await submit.click()
  await expect(page.locator('.notice.bad')).toContainText('请修改标红的 2 项')
  await expect(field('收到的方式')).toBeFocused()
  await expect(page.getByText('收到的时间不能在将来')).toHaveCount(1)
  await accessible(page)
  await field('收到的方式').selectOption({ label: '书信、传真等书面材料' })
  await field('收到的时间（北京时间）').fill(minute(-2))
  await submit.click()
  const result = page.getByRole('region', { name: '登记结果' })
  await expect(result).toContainText('还缺：联系方式、与权利人的关系、真实性声明')
  await expect(result).toContainText('网址只在这里显示这一次')
  await page.screenshot({ path: `${process.env.SHOTS ?? 'test-results'}/registered-390.png`, fullPage: true })
  await accessible(page)
  const address = (await result.locator('bdi').textContent()) ?? ''
  const hers = await page.request.get(new URL(address).pathname)
  expect(await hers.text()).toContain('收到您的通知（书信')
  await result.getByRole('link', { name: /^打开/ }).click()
  const complaint = page.getByRole('region', { name: '投诉', exact: true })
  await expect(complaint).toContainText('（书信、传真等书面材料，由编辑登记）')
  await expect(complaint.getByRole('listitem').filter({ hasText: '初步证明材料' })).toContainText('1 份')
  await expect(page.getByRole('region', { name: '经过' })).toContainText('登记收到的通知，材料不全')
  expect(await page.content()).not.toContain(new URL(address).pathname.split('/').at(-1))
  await leave()
})

test('a counter-notice that came on paper is entered from a telephone with its scan, and a wrong file loses nothing', async ({
  browser,
  portal,
  sessions,
}) => {
  const caseId = await aContributedCase(portal, '榕树')
  const phone = { baseURL: portal.url, storageState: sessions.editor, viewport: { width: 390, height: 844 } }
  const { page, leave } = await atAMachine(browser, phone, `/admin/cases/${caseId}`)
  await page.locator('html[data-ready=true]').waitFor()
  await act(page, /^登记反通知/).click()
  const field = (name: string | RegExp) => dialog(page).getByLabel(name)
  const submit = dialog(page).getByRole('button', { name: /^登记反通知/ })
  await submit.click()
  await expect(dialog(page).getByRole('alert').first(), 'nothing was written').toBeVisible()
  const reasons = '文字和图片都是我自己的，附底片的照片。'
  await field('投稿人姓名（名称）').fill('何不同')
  await field('不构成侵权的理由').fill(reasons)
  const lying = {
    name: '底片.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('<html>no document</html>'),
  }
  await field(/^文件/).setInputFiles([lying])
  await submit.click()
  await expect(dialog(page)).toContainText('底片.pdf')
  await expect(field('不构成侵权的理由')).toHaveValue(reasons)
  await accessible(page)
  const overflows = await dialog(page).evaluate((element) => element.scrollWidth > element.clientWidth)
  expect(overflows, 'scrolls sideways').toBe(false)
  await field(/^文件/).setInputFiles([{ name: '来信.pdf', mimeType: 'application/pdf', buffer: aPdf() }])
  await page.screenshot({ path: `${process.env.SHOTS ?? 'test-results'}/counter-with-file-390.png` })
  await submit.click()
  await expect(acts(page).getByRole('status')).toContainText('还缺')
  await expect(page.getByRole('region', { name: '经过' })).toContainText('收到反通知，材料不全')
  await expect(page.getByText('来信.pdf')).toHaveCount(0)
  await leave()
})

// From here on two persons must want it.
test('what two persons must want waits for the second one; periods and letters are changed on record', async ({
  browser,
  portal,
  sessions,
}) => {
  const chief = {
    ...{ name: '梁主编', email: 'liang@example.cn', role: 'chief_editor' },
    password: 'lecong-2026-chief-editor',
  }
  await createUser(portal, chief)
  const { page, leave } = await theAdmin(browser, portal, sessions, '/admin/settings')
  const setting = page.getByRole('row', { name: /删除和恢复须两人确认/ })
  await setting.getByText('修改').click()
  await setting.getByLabel('改为').selectOption('是')
  await setting.getByRole('button', { name: '保存' }).click()
  await expect(setting.getByRole('alert')).toContainText('请写明理由')
  await setting.getByLabel('理由').fill('编务会决定')
  await setting.getByRole('button', { name: '保存' }).click()
  await expect(setting).toContainText('编务会决定')
  await expect(page.getByRole('region', { name: '修改记录' })).toContainText('从 否 改为 是：编务会决定')

  await open(page, '/admin/letters/removed')
  const text = page.getByLabel('正文')
  const before = await text.inputValue()
  await text.fill(before.replace('{{statusUrl}}', ''))
  await page.getByLabel('改了什么，为什么').fill('加一句话')
  await page.getByRole('button', { name: '发布第 1 版' }).click()
  await expect(page.getByText(/正文缺少 \{\{statusUrl\}\}/).first()).toBeVisible()
  await text.fill(`${before}\n谢谢您的来信。`)
  await page.getByRole('button', { name: '发布第 1 版' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('第 1 版')

  const { id } = await aReport(portal, '两人决定的报道')
  const { caseId } = await aNotice(portal, id)
  await open(page, `/admin/cases/${caseId}`)
  await page.keyboard.press('a')
  await expect(act(page, '受理并暂停展示')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(acts(page).getByRole('status')).toContainText('1 篇文章已暂停展示')
  // No mail tells this source: I have, and say so.
  const sources = page.getByRole('region', { name: '告知来源' })
  await expect(sources).toContainText('没有联系方式')
  await expect(sources).toContainText('还没有告知暂停展示')
  await page.locator('.case-more summary').click()
  await act(page, /登记已告知来源/).click()
  await dialog(page).getByLabel('电话').check()
  await dialog(page).getByRole('button', { name: '登记已告知来源' }).click()
  await expect(sources).toContainText('电话 · 陈管理 登记')
  await expect(sources).not.toContainText('还没有告知')

  await act(page, /决定删除/).click()
  await dialog(page).getByLabel('理由').fill('权属证明充分')
  await dialog(page).getByRole('button', { name: '预览将发出的信' }).click()
  await expect(dialog(page).getByRole('region', { name: '将发出的信' })).toContainText('谢谢您的来信。')
  await dialog(page).getByRole('button', { name: '提请确认' }).click()
  await expect(acts(page).getByRole('status')).toContainText('等待另一位有权限的人确认')
  await expect(page.getByRole('region', { name: '等待确认' })).toContainText('陈管理 提请删除')
  await expect(page.getByRole('button', { name: '确认删除' })).toHaveCount(0)

  const second = await browser.newPage({ baseURL: portal.url, storageState: { cookies: [], origins: [] } })
  await signIn(second, chief, `/admin/cases/${caseId}`)
  const proposal = second.getByRole('region', { name: '等待确认' })
  await expect(proposal).toContainText('理由：权属证明充分')
  await expect(proposal).toContainText('两人决定的报道：删除，读者看到删除的说明（410）')
  await accessible(second)
  const confirm = second.getByRole('button', { name: '确认删除' })
  // axe leaves letters in the colour of their ground to a person.
  const { color, backgroundColor } = await confirm.evaluate((button) => {
    const { color, backgroundColor } = getComputedStyle(button)
    return { color, backgroundColor }
  })
  expect(color).not.toBe(backgroundColor)
  await confirm.click()
  await expect(second.getByRole('heading', { level: 1 })).toContainText('已结案 · 已删除')
  expect((await second.request.get(`/articles/${id}`)).status()).toBe(410)

  // An order, and its end, are one person's to follow; what comes back is again for two.
  const follow = async (name: string, reference: string) => {
    if (!(await act(second, name).isVisible())) await acts(second).getByText('更多').click()
    await act(second, name).click()
    await dialog(second).getByLabel('理由').fill('来函已存档')
    await dialog(second).getByRole('button', { name }).click()
    await expect(dialog(second)).toContainText('机关和文号')
    await dialog(second)
      .getByLabel(/机关和文号/)
      .fill(reference)
    await dialog(second).getByRole('button', { name }).click()
  }
  await follow('依法停止提供', '市网信办 〔2026〕12 号')
  await expect(second.getByRole('heading', { level: 1 })).toContainText('依法停止提供')
  expect((await second.request.get(`/articles/${id}`)).status()).toBe(451)
  await follow('解除停止提供', '市网信办 〔2026〕31 号')
  await expect(second.getByRole('heading', { level: 1 })).toContainText('待决定')
  await expect(second.getByRole('region', { name: '经过' })).toContainText('文号：市网信办 〔2026〕31 号')
  expect((await second.request.get(`/articles/${id}`)).status()).toBe(410)
  await act(second, /决定恢复/).click()
  await expect(dialog(second)).toContainText('按设置须两人确认')
  await second.close()
  await leave()
})

test('of two articles one comes back corrected and one as it was, once a second person wants it so', async ({
  browser,
  portal,
  sessions,
}) => {
  const second = {
    ...{ name: '何主编', email: 'he@example.cn', role: 'chief_editor' },
    password: 'lecong-2026-second-chief',
  }
  await createUser(portal, second)
  const [wrong, right] = [await aReport(portal, '渡口周六停航'), await aReport(portal, '渡口票价不变')]
  const addressOf = ({ id }: { id: number }) => `/articles/${id}`
  const { caseId } = await aNotice(portal, wrong.id, {
    ...{ kind: 'factual_error', demand: 'correct', facts: '停航的日子写错了。' },
    statedUrls: [wrong, right].map((one) => portal.url + addressOf(one)),
  })
  const { page, leave } = await theAdmin(browser, portal, sessions, `/admin/cases/${caseId}`)
  await page.keyboard.press('a')
  await expect(act(page, '受理并暂停展示')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(acts(page).getByRole('status')).toContainText('2 篇文章已暂停展示')

  const end = dialog(page).getByRole('group', { name: '《渡口周六停航》' })
  const other = dialog(page).getByRole('group', { name: '《渡口票价不变》' })
  const propose = dialog(page).getByRole('button', { name: '提请确认' })
  const begin = async () => {
    if (!(await act(page, /更正后结案/).isVisible())) await acts(page).getByText('更多').click()
    await act(page, /更正后结案/).click()
  }
  // Nothing is proposed that nobody could carry out.
  await begin()
  await other.getByLabel('不作更正').check()
  await propose.click()
  await expect(end).toContainText('还没有更正')
  await expect(other.getByLabel('不作更正')).toBeChecked()
  await page.keyboard.press('Escape')

  await page.getByRole('link', { name: '更正后恢复' }).click()
  await page.locator('html[data-ready=true]').waitFor()
  await title(page).fill('渡口周日停航')
  const write = page.getByRole('button', { name: /^写好修改稿/ })
  await write.click()
  await expect(page.getByText('请填写更正说明').first()).toBeVisible()
  await page.getByLabel(/更正说明/).fill('停航的日子应为周日。')
  await write.click()
  await expect(page.getByText(/^修改稿：陈管理/)).toBeVisible()
  expect((await page.request.get(addressOf(wrong))).status()).toBe(410)

  await begin()
  await expect(end.getByLabel(/以写好的修改稿恢复/)).toBeChecked()
  await other.getByLabel('不作更正').check()
  await dialog(page).getByRole('button', { name: '预览将发出的信' }).click()
  await expect(dialog(page).getByRole('region', { name: '将发出的信' })).toContainText(
    '以下内容经核查没有改动，已恢复展示：',
  )
  await accessible(page)
  await page.screenshot({ path: `${process.env.SHOTS ?? 'test-results'}/correct-two-1280.png` })
  await propose.click()
  await expect(acts(page).getByRole('status')).toContainText('等待另一位有权限的人确认')

  const hers = await browser.newPage({ baseURL: portal.url, storageState: { cookies: [], origins: [] } })
  await signIn(hers, second, `/admin/cases/${caseId}`)
  const proposal = hers.getByRole('region', { name: '等待确认' })
  await expect(proposal).toContainText('渡口周六停航：以修订后的文字恢复展示')
  await expect(proposal).toContainText('渡口票价不变：不作更正，原样恢复展示')
  await hers.getByRole('button', { name: '确认更正后恢复' }).click()
  await expect(hers.getByRole('heading', { level: 1 })).toContainText('已结案 · 已更正')
  const [corrected, same] = await Promise.all(
    [wrong, right].map(async (one) => (await hers.request.get(addressOf(one))).text()),
  )
  expect(corrected).toContain('停航的日子应为周日。')
  expect(corrected).not.toContain('渡口周六停航')
  expect(same).toContain('渡口票价不变')
  await hers.close()
  await leave()
})

test('the queue and the case are accessible by day and in the dark, at a desk and on a telephone', async ({
  browser,
  portal,
  sessions,
}) => {
  const { id } = await aReport(portal, '可以用键盘办理的报道')
  const { caseId } = await aNotice(portal, id)
  const untrue = await aNotice(portal, id, { kind: 'factual_error', demand: 'correct' })
  const { page, leave } = await theAdmin(browser, portal, sessions, '/admin/cases')
  const paths = [
    ...[
      '/admin/cases',
      '/admin/cases/new',
      `/admin/cases/${caseId}`,
      '/admin/cases/repeats',
      '/admin/contributions',
    ],
    ...['/admin/contributions/1', `/admin/cases/${untrue.caseId}/correct/${id}`],
    ...['/admin/letters', '/admin/letters/removed', '/admin/settings'],
  ]
  for (const width of [1280, 390])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 844 })
      await page.emulateMedia({ colorScheme })
      for (const path of paths) {
        await open(page, path)
        await accessible(page)
        const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
        expect(isWide, `${path} at ${width}`).toBe(false)
        const name = `${path.split('/').at(-1)}-${width}-${colorScheme}`
        await page.screenshot({ path: `${process.env.SHOTS ?? 'test-results'}/${name}.png`, fullPage: true })
      }
    }
  await leave()
})

/** A contribution about this, a notice against it that is accepted, and a contributor whom no mail reaches. */
async function aContributedCase(portal: TestedPortal, about: string): Promise<number> {
  const text = Array.from(
    { length: 9 },
    (_, at) => `${about}的第${at}个故事，由住在${about}边的人讲给${about}听。`,
  )
  const sent = { fields: { title: about }, text: text.join('\n'), pictures: [], attachments: [] }
  const { id, version } = await portal.verb('contribution', sent)
  await portal.verb('publish', { id, version })
  const { caseId } = await aNotice(portal, id, { kind: 'reputation' })
  await portal.verb('accept-case', { id: caseId })
  return caseId
}

const DIALOGS = [
  'ask',
  'reject',
  'merge',
  'write',
  'block',
  'remove',
  'restore',
  'correct',
  'reopen',
  'lift-bar',
].concat(['record-counter', 'record-source-told', 'hold'])

/** Opens each act's dialog that was not looked at yet by the keyboard: axe finds nothing by day and in the dark, and Esc gives the
 *  focus back. */
async function lookAtDialogs(page: Page, seen: Set<string>): Promise<void> {
  for (const button of await acts(page).locator('[data-act]').all()) {
    const name = (await button.getAttribute('data-act')) ?? ''
    // Such an act is done at once, and its key says so.
    if (seen.has(name) || !(await button.textContent())?.includes('…')) continue
    seen.add(name)
    if (!(await button.isVisible())) await acts(page).locator('.case-more summary').click()
    await button.press('Enter')
    await expect(dialog(page), name).toBeVisible()
    await page.emulateMedia({ colorScheme: 'light' })
    await accessible(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await accessible(page, 'color-contrast', 'target-size')
    await page.keyboard.press('Escape')
    await expect(dialog(page), name).toHaveCount(0)
    await expect(button, name).toBeFocused()
  }
}

test('each dialog of a case opens by the keyboard, is accessible by day and in the dark, and gives the focus back', async ({
  browser,
  portal,
  sessions,
}) => {
  const [stated, silent] = [await aContributedCase(portal, '石桥'), await aContributedCase(portal, '木棉')]
  await portal.verb('counter-notice', stated)
  const { id } = await aReport(portal, '逐一打开对话框的报道')
  const received = await aNotice(portal, id)
  const accepted = await aNotice(portal, id, { kind: 'factual_error', demand: 'correct' })
  await portal.verb('accept-case', { id: accepted.caseId })
  const { page, leave } = await theAdmin(browser, portal, sessions, '/admin/cases')
  await page.setViewportSize({ width: 390, height: 844 })
  const seen = new Set<string>()
  // The first two are those of aSiteOfCases.
  const cases = [1, 2, received.caseId, accepted.caseId, stated, silent]
  for (const caseId of cases) {
    await open(page, `/admin/cases/${caseId}`)
    await lookAtDialogs(page, seen)
  }
  expect([...seen]).toEqual(expect.arrayContaining(DIALOGS))
  await leave()
})
