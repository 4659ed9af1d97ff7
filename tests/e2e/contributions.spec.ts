import type { Browser, Locator, Page } from '@playwright/test'
import { answerTo } from '../support/form-question.ts'
import { invalid } from '../support/valid-html.ts'
import { accessible } from './support/accessible.ts'
import { open, ready, test } from './support/fixtures.ts'
import { expect, listen, type TestedPortal } from './support/portal.ts'

// Purpose: 投稿 from the first word to the published article, by a contributor on a telephone without scripts, by one with them
// and a keyboard alone, and by the editor between.

const LEAST_MS = 3_100
const PHONE = { width: 390, height: 844 }

/** A reader's page at a telephone, with nothing of the desk's session. */
async function atAPhone(browser: Browser, portal: TestedPortal, javaScriptEnabled: boolean) {
  const options = { baseURL: portal.url, javaScriptEnabled, viewport: PHONE, locale: 'zh-CN' }
  const context = await browser.newContext({ ...options, storageState: { cookies: [], origins: [] } })
  const page = await context.newPage()
  const complaints = listen(page)
  const leave = async () => {
    expect(complaints()).toEqual([])
    await context.close()
  }
  return { page, leave }
}

/** Whatever its window and its light, the page can be read and used. */
async function sound(page: Page): Promise<void> {
  expect(await invalid(await (await page.request.get(page.url())).text())).toEqual([])
  await accessible(page)
  await page.setViewportSize({ width: 320, height: 800 })
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow, 'at 320 pixels').toBeLessThanOrEqual(0)
  await page.setViewportSize(PHONE)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await accessible(page, 'color-contrast', 'link-in-text-block', 'target-size')
  await page.emulateMedia({ colorScheme: 'light' })
}

async function fillInPerson(form: Locator): Promise<void> {
  await form.getByRole('textbox', { name: /^署名/ }).fill('榕树下')
  await form.getByRole('textbox', { name: /^真实姓名/ }).fill('罗绮雯')
  await form.getByRole('textbox', { name: /^电子邮箱/ }).fill('luo.qiwen@example.cn')
  await form.getByRole('radio', { name: /^本人原创/ }).check()
}

const act = (page: Page, name: string) =>
  page.getByRole('region', { name: '处理', exact: true }).getByRole('button', { name, exact: true })

test('from a telephone without JavaScript a text becomes an article, and its contributor sees what was changed', async ({
  browser,
  portal,
  page: desk,
}) => {
  const { page, leave } = await atAPhone(browser, portal, false)
  await page.goto('/')
  await page.getByRole('link', { name: '投稿', exact: true }).click()
  const opened = Date.now()
  const form = page.getByRole('form', { name: '投稿' })
  await form.getByRole('textbox', { name: /^标题/ }).fill('龙舟鼓响')
  await form
    .getByRole('textbox', { name: /^正文/ })
    .fill('水乡的早晨从龙舟鼓开始。\n洗船的人说，年年如此，从不间断。')
  await fillInPerson(form)
  await form.getByRole('checkbox', { name: /我已阅读并同意/ }).check()
  const answerField = form.locator('[name=form-answer]')
  await answerField.fill('一百')
  await expect.poll(() => Date.now() - opened).toBeGreaterThan(LEAST_MS)
  await form.getByRole('button', { name: '提交稿件' }).click()
  // Nothing that was typed is lost.
  await expect(page.getByText('回答不对').first()).toBeVisible()
  await expect(form.getByRole('textbox', { name: /^标题/ })).toHaveValue('龙舟鼓响')
  const question = form.locator('.form-question label')
  const asked = await question.evaluate((one) => one.firstChild?.textContent)
  await answerField.fill(answerTo(asked?.trim() ?? ''))
  await form.getByRole('button', { name: '提交稿件' }).click()
  await expect(page.getByRole('heading', { name: '已收到您的稿件' })).toBeVisible()
  await expect(page.getByText(/^T-\d{4}$/)).toBeVisible()
  await page.getByRole('link', { name: '查看进展' }).click()
  await expect(page.getByText('等待处理')).toBeVisible()
  const status = page.url()

  await open(desk, '/admin/contributions')
  await expect(desk.getByRole('link', { name: /^投稿/ }).first()).toContainText('1')
  await accessible(desk)
  await desk.getByRole('link', { name: /龙舟鼓响/ }).click()
  await expect(desk.getByText('用这个联系方式的第一份投稿。')).toBeVisible()
  await accessible(desk)
  await act(desk, '询问投稿人').click()
  await desk.getByLabel('问题').fill('照片是谁拍的？')
  await desk.getByRole('button', { name: '发出问题' }).press('Enter')
  await expect(desk.getByText('待补充').first()).toBeVisible()

  await page.goto(status)
  await expect(page.getByText('照片是谁拍的？')).toBeVisible()
  const answer = page.getByRole('form', { name: '答复编辑部' })
  await answer.getByRole('textbox', { name: /^答复/ }).fill('我自己拍的。')
  await answer.getByRole('button', { name: '提交答复' }).click()
  await expect(page.getByText('我自己拍的。')).toBeVisible()

  await desk.reload()
  await act(desk, '采用').click()
  await desk.getByLabel('城市').selectOption({ label: '乐从' })
  await desk.getByRole('button', { name: '采用，开始编辑' }).click()
  await expect(desk.getByRole('heading', { name: '投稿原稿' })).toBeVisible()
  const [, articleId = ''] = /articles\/(\d+)/.exec(desk.url()) ?? []
  await ready(desk)
  await desk.getByLabel('标题', { exact: true }).fill('龙舟鼓又响')
  await desk.keyboard.press('Control+s')
  await expect(desk.getByText('第 2 版').first()).toBeVisible()
  await portal.verb('publish', { id: Number(articleId), version: 2 })

  await page.goto(status)
  await expect(page.getByText('已发布', { exact: true })).toBeVisible()
  await page.getByText('逐字对照').click()
  await expect(page.locator('.changes ins').first()).toContainText('又')
  await page
    .getByRole('link', { name: /龙舟鼓/ })
    .first()
    .click()
  await expect(page).toHaveURL(new RegExp(`/articles/${articleId}$`))
  await leave()
})

test('with JavaScript the text has headings, outlives a reload, and the keyboard is enough to send and withdraw it', async ({
  browser,
  portal,
}) => {
  const { page, leave } = await atAPhone(browser, portal, true)
  await page.goto('/contribute')
  const opened = Date.now()
  const form = page.getByRole('form', { name: '投稿' })
  const text = page.locator('.editor')
  await form.getByRole('button', { name: '提交稿件' }).press('Enter')
  const problems = page.getByRole('region', { name: '没有提交成功' })
  await expect(problems.getByRole('link', { name: '请至少填写“电子邮箱”和“手机”中的一项' })).toBeVisible()
  // Beside the text's tools, not below the long box; and whoever hears the box hears it.
  await expect(form.locator('.problem + .editor-tools')).toBeVisible()
  await expect(text).toHaveAttribute('aria-describedby', /field-text-problem/)
  await problems.getByRole('link', { name: '请填写“正文”' }).press('Enter')
  await expect(text).toBeFocused()
  await form.getByRole('textbox', { name: /^标题/ }).fill('榕树与河涌')
  await page.keyboard.press('Tab')
  await text.focus()
  await page.keyboard.type('水乡的早晨从龙舟鼓开始。')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '小标题' }).press('Enter')
  await page.keyboard.type('洗船')
  await expect(page.getByRole('button', { name: '小标题' })).toHaveAttribute('aria-pressed', 'true')
  await expect(text.locator('h2')).toHaveText('洗船')
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('洗船')
  await sound(page)

  await page.reload()
  await expect(page.locator('.editor h2')).toHaveText('洗船')
  await fillInPerson(form)
  await form.getByRole('checkbox', { name: /我已阅读并同意/ }).check()
  await expect.poll(() => Date.now() - opened).toBeGreaterThan(LEAST_MS)
  await page.waitForTimeout(LEAST_MS)
  await form.getByRole('button', { name: '提交稿件' }).press('Enter')
  await expect(page.getByRole('heading', { name: '已收到您的稿件' })).toBeVisible()
  await sound(page)
  await page.getByRole('link', { name: '查看进展' }).press('Enter')
  await page.getByText('全文', { exact: true }).click()
  await expect(page.locator('.original h2')).toHaveText('洗船')
  await sound(page)

  await page.getByText('撤回稿件', { exact: true }).first().press('Enter')
  const withdrawal = page.getByRole('form', { name: '撤回稿件' })
  await expect(withdrawal.locator('.form-draft'), 'a reason is kept like any text').toHaveCount(1)
  await withdrawal.getByLabel('我确定撤回').press('Space')
  await withdrawal.getByRole('button', { name: '撤回' }).press('Enter')
  await expect(page.getByText('您已撤回这篇稿件，本站不会发布。')).toBeVisible()
  await leave()
})
