import type { Browser, Page } from '@playwright/test'
import { aPng } from '../support/media-files.ts'
import { accessible } from './support/accessible.ts'
import { aNotice } from './support/closed-cases.ts'
import { createUser, open, signIn } from './support/fixtures.ts'
import { test } from './support/letters.ts'
import { expect, listen, type TestedPortal } from './support/portal.ts'

// The story that the portal is for, told by four people, each in a browser of their own: what a contributor wrote is complained
// about, an editor suspends it, the contributor answers, and it is back with its readers (条例 §14–17). Each goes on from the link in
// a letter that a mail server has taken.

const LEAST_MS = 3_100

const chief = {
  name: '梁主编',
  email: 'liang@example.cn',
  password: 'lecong-2026-chief-editor',
  role: 'chief_editor',
}

const [CONTRIBUTOR, CLAIMANT] = ['he@example.cn', 'ouyang@example.cn'] as const

/** A browser that nobody has signed in with. */
const nobody = { cookies: [], origins: [] }

/** Somebody at a machine of his own, without an account. */
async function aReader(browser: Browser, portal: TestedPortal) {
  const context = await browser.newContext({ baseURL: portal.url, locale: 'zh-CN', storageState: nobody })
  const page = await context.newPage()
  const complaints = listen(page)
  const leave = async () => {
    expect(complaints()).toEqual([])
    await context.close()
  }
  return { page, leave }
}

/** Forms that come back faster than a person types are not taken. */
async function submit(page: Page, form: string, button: string, opened: number): Promise<void> {
  await expect.poll(() => Date.now() - opened).toBeGreaterThan(LEAST_MS)
  await page.getByRole('form', { name: form }).getByRole('button', { name: button }).click()
}

async function fillIdentity(page: Page, form: string, name: string): Promise<void> {
  const fields = page.getByRole('form', { name: form })
  await fields.getByRole('textbox', { name: /^姓名（名称）/ }).fill(name)
  await fields.getByRole('textbox', { name: /^电子邮箱/ }).fill(name === '何少芬' ? CONTRIBUTOR : CLAIMANT)
  await fields.getByRole('textbox', { name: /^地址/ }).fill('佛山市顺德区乐从镇新马路一号')
  await fields.getByLabel('本人声明').check()
}

const status = (page: Page, path: string) => page.request.get(path).then((answer) => answer.status())

test('a contribution is complained about, suspended, countered and restored', async ({
  page,
  browser,
  portal,
  letters,
}) => {
  // The contributor sends what she has seen.
  const contributor = await aReader(browser, portal)
  await contributor.page.goto('/contribute')
  const began = Date.now()
  const sent = contributor.page.getByRole('form', { name: '投稿' })
  await sent.getByRole('textbox', { name: /^标题/ }).fill('渡口的最后一班船')
  await sent.locator('[name=text]').fill('昨晚六点，渡口开出最后一班船。\n乘客里有三代摆渡人。')
  await sent.getByRole('textbox', { name: /^署名/ }).fill('阿芬')
  await sent.getByRole('textbox', { name: /^真实姓名/ }).fill('何少芬')
  await sent.getByRole('textbox', { name: /^电子邮箱/ }).fill(CONTRIBUTOR)
  await sent.locator('[name=authorship]').first().check()
  await sent.getByLabel('我已阅读并同意').check()
  await submit(contributor.page, '投稿', '提交稿件', began)
  await expect(contributor.page.getByText(/^T-\d{4}$/)).toBeVisible()
  const herPage = await letters.linkTo(CONTRIBUTOR, 'contributions')

  // An editor makes an article of it, and publishes it.
  await open(page, '/admin/contributions')
  await page.getByRole('link', { name: /渡口的最后一班船/ }).click()
  await page.locator('html[data-ready=true]').waitFor()
  await page.getByRole('button', { name: '采用', exact: true }).click()
  await page.getByRole('button', { name: '采用，开始编辑' }).click()
  await expect(page).toHaveURL(/\/admin\/articles\/\d+$/)
  await page.locator('html[data-ready=true]').waitFor()
  const articleId = Number(/\d+$/.exec(page.url())?.[0])
  await page.getByLabel('概述').fill('渡口停航，最后一班船载着三代摆渡人。')
  await page.getByRole('button', { name: /^发布/ }).click()
  await expect(page.getByText('已发布，读者现在可以看到').first()).toBeVisible()

  // The claimant finds her photograph in it.
  const claimant = await aReader(browser, portal)
  const path = `/articles/${articleId}`
  await claimant.page.goto(path)
  await claimant.page.getByRole('link', { name: '投诉', exact: true }).click()
  await claimant.page.getByRole('link', { name: '著作权' }).click()
  const opened = Date.now()
  const form = claimant.page.getByRole('form', { name: '投诉：著作权' })
  await form.getByLabel('您的作品的名称').fill('《渡口》文字稿')
  await form.getByLabel('权利人本人').check()
  await form
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '底稿.png', mimeType: 'image/png', buffer: await aPng() })
  await fillIdentity(claimant.page, '投诉：著作权', '欧阳敏仪')
  await submit(claimant.page, '投诉：著作权', '提交通知', opened)
  await expect(claimant.page.getByRole('heading', { name: '已收到您的通知' })).toBeVisible()
  await claimant.page.goto(await letters.linkTo(CLAIMANT, 'cases'))
  await expect(claimant.page.getByText('已收到，正在审核')).toBeVisible()

  // The editor accepts: in one act it is suspended and the notice forwarded.
  await open(page, '/admin/cases')
  await page.getByRole('link', { name: /C-0001/ }).click()
  await page.locator('html[data-ready=true]').waitFor()
  await expect(page.getByRole('article', { name: '涉及的文章' })).toContainText('投稿 · T-0001')
  await page.getByRole('button', { name: /受理并暂停展示/ }).click()
  await expect(page.getByText('1 篇文章已暂停展示').first()).toBeVisible()
  expect(await status(page, path)).toBe(410)
  const toStatement = await letters.linkTo(CONTRIBUTOR, 'counter-notices')
  await letters.saying(CLAIMANT, '通知转送投稿人')
  // The server's answer to the letter is noted after it has come.
  const forwarded = claimant.page.getByText('已受理，通知已转送投稿人')
  await expect.poll(() => claimant.page.reload().then(() => forwarded.count())).toBe(1)

  // At the desk no letter has the contributor's link: whoever has it speaks as the contributor.
  await page.reload()
  const kept = page.getByRole('region', { name: '往来信件' })
  await expect(kept).toContainText('致投稿人')
  expect(await kept.textContent()).not.toMatch(/\/counter-notices\/[0-9A-Z]{26}/)

  // The contributor finds the notice on the page of her contribution, too, whose text is withheld with the article.
  await contributor.page.goto(herPage)
  await expect(contributor.page.getByRole('region', { name: '针对您投稿的通知' })).toContainText(
    '《渡口》文字稿',
  )
  await expect(contributor.page.getByText('三代摆渡人')).toHaveCount(0)
  // By the letter's link she states that she wrote it.
  await contributor.page.goto(toStatement)
  const answered = Date.now()
  const statement = contributor.page.getByRole('form', { name: '提交书面说明' })
  await statement.getByLabel('要求恢复的作品的名称').fill('《渡口的最后一班船》')
  await statement.getByLabel('为什么不构成侵权').fill('全文是我在渡口采访后写的。')
  await statement.getByLabel('在网上可以查到的证明').fill('采访录音存本人处。')
  await fillIdentity(contributor.page, '提交书面说明', '何少芬')
  await submit(contributor.page, '提交书面说明', '提交说明', answered)
  await expect.poll(() => status(page, path)).toBe(200)

  // 条例 §17: restored at once. The claimant is told, and the chief editor sees all of it.
  await claimant.page.reload()
  await expect(claimant.page.getByText('涉及的内容已恢复展示').first()).toBeVisible()
  await letters.saying(CLAIMANT, '已立即恢复展示')
  await letters.saying(CLAIMANT, '全文是我在渡口采访后写的。')
  await letters.saying(CONTRIBUTOR, '恢复展示')
  await createUser(portal, chief)
  const desk = await aReader(browser, portal)
  await signIn(desk.page, chief, '/admin/cases/1')
  await expect(desk.page.getByRole('heading', { level: 1 })).toContainText('已结案 · 已恢复')
  const steps = desk.page.getByRole('region', { name: '经过' }).getByRole('listitem')
  for (const step of ['收到通知', '受理并暂停展示，转送通知', '收到反通知并转送', '依反通知立即恢复'])
    await expect(steps.filter({ hasText: step }).first()).toBeVisible()
  await expect(desk.page.getByRole('region', { name: '反通知' })).toContainText('全文是我在渡口采访后写的。')
  await desk.page.goto(path)
  await expect(desk.page.getByRole('heading', { level: 1 })).toContainText('渡口的最后一班船')

  // The same address under another name is for the desk to weigh, which is told of it; and the bar is lifted on the case that made it.
  const again = await aNotice(portal, articleId, { name: '欧阳锋', email: CLAIMANT, phone: null })
  await open(desk.page, `/admin/cases/${again.caseId}`)
  const flag = desk.page.getByRole('region', { name: '再次通知的限制' })
  await expect(flag).toContainText('可能是已依条例第十七条恢复的同一投诉人：案件 C-0001')
  await expect(flag).toContainText('联系方式相同，姓名（名称）不同')
  await accessible(desk.page)
  await flag.getByRole('link', { name: 'C-0001' }).click()
  await desk.page.locator('html[data-ready=true]').waitFor()
  const barred = desk.page.getByRole('region', { name: '不得再次通知的作品' })
  await expect(barred).toContainText('渡口的最后一班船')
  const lift = desk.page.getByRole('button', { name: /^解除再次通知的限制/ })
  if (!(await lift.isVisible())) await desk.page.getByText('更多').click()
  await lift.click()
  const dialog = desk.page.getByRole('dialog')
  await dialog.getByLabel('理由').fill('法院已判决投诉人胜诉')
  await dialog.getByRole('button', { name: '解除再次通知的限制' }).click()
  await expect(barred).toContainText('已解除')
  await open(desk.page, `/admin/cases/${again.caseId}`)
  await expect(flag).toHaveCount(0)
  await claimant.page.reload()
  await expect(claimant.page.getByText('本站已解除就同一作品再次通知的限制').first()).toBeVisible()

  // No subject, which anybody on the way may read, and no other mail box holds who they are.
  const mails = letters.all()
  expect(new Set(mails.flatMap(({ to }) => to))).toEqual(new Set([CONTRIBUTOR, CLAIMANT]))
  const subjects = mails.map(({ mail }) => mail.subject ?? '')
  expect(subjects.filter((one) => !/[CT]-\d{4}|投稿|投诉/.test(one))).toEqual([])
  expect(subjects.join('\n')).not.toMatch(/何少芬|欧阳敏仪|@|新马路|阿芬/)
  await desk.leave()
  await contributor.leave()
  await claimant.leave()
})
