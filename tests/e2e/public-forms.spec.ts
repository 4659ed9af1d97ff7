import type { Page } from '@playwright/test'
import { aPng } from '../support/media-files.ts'
import { accessible } from './support/accessible.ts'
import { expect, test } from './support/portal.ts'

// Purpose: nothing that was typed or chosen is lost, whatever is refused, closed or reloaded, with scripts and without.

const LEAST_MS = 3_100

const stored = (page: Page) => page.evaluate(() => JSON.stringify(localStorage))
const form = (page: Page) => page.getByRole('form', { name: '投稿' })

/** A field by how its label begins; whether it is required follows. */
const field = (page: Page, label: string) =>
  form(page).getByRole('textbox', { name: new RegExp(`^${label}`) })

async function typeContribution(page: Page): Promise<void> {
  await field(page, '标题').fill('晨光里的乐从')
  await field(page, '正文').fill('天还没亮，市场里已经有人了。')
  await field(page, '署名').fill('阿明')
  await field(page, '真实姓名').fill('陈志明')
  await field(page, '电子邮箱').fill('aming@example.cn')
}

test('a text is kept on the device, without who wrote it, until it is thrown away', async ({ page }) => {
  await page.goto('/contribute')
  await typeContribution(page)
  await expect.poll(() => stored(page)).toContain('天还没亮')
  expect(await stored(page)).not.toContain('aming@example.cn')
  // Whoever leaves is asked first.
  const asked = page.waitForEvent('dialog').then((dialog) => dialog.accept().then(() => dialog.type()))
  await page.reload()
  expect(await asked).toBe('beforeunload')
  await expect(field(page, '标题')).toHaveValue('晨光里的乐从')
  await expect(field(page, '正文')).toHaveText('天还没亮，市场里已经有人了。')
  await expect(field(page, '电子邮箱')).toHaveValue('')
  await expect(form(page).locator('.form-draft')).toContainText('已恢复这台设备上存于')
  await accessible(page)
  await form(page).getByRole('button', { name: '删除草稿' }).click()
  await expect(field(page, '标题')).toHaveValue('')
  expect(await stored(page)).not.toContain('天还没亮')
})

test('files stay chosen when the form comes back, and it is sent once however often it is pressed', async ({
  page,
}) => {
  await page.goto('/contribute')
  const opened = Date.now()
  await typeContribution(page)
  const picture = { name: '早市.png', mimeType: 'image/png', buffer: await aPng() }
  const large = { name: '录像.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(21 * 1_048_576) }
  await form(page).locator('[name=pictures]').setInputFiles([picture])
  await form(page).locator('[name=attachments]').setInputFiles([large])
  await expect(form(page).getByText('“录像.mp4”太大')).toBeVisible()

  // What is missing is said without sending anything, and the summary leads to it.
  await form(page).getByRole('button', { name: '提交稿件' }).press('Enter')
  const summary = form(page).getByRole('region', { name: '没有提交成功' })
  await expect(summary).toBeFocused()
  await summary.getByRole('link', { name: '请选择“您与稿件的关系”' }).press('Enter')
  await expect(form(page).getByRole('radio').first()).toBeFocused()
  await page.keyboard.press('Space')
  await form(page).getByLabel('我已阅读并同意').check()

  // What the portal alone can see.
  await field(page, '电子邮箱').fill('')
  await expect.poll(() => Date.now() - opened).toBeGreaterThan(LEAST_MS)
  await form(page).getByRole('button', { name: '提交稿件' }).click()
  await expect(summary).toBeFocused()
  await expect(form(page).getByText('早市.png', { exact: true })).toBeVisible()
  await expect(form(page).getByText('浏览器不会保留已选的文件')).toBeHidden()
  await expect(field(page, '正文')).toHaveText('天还没亮，市场里已经有人了。')
  await expect(form(page).locator('[name=form-answer]')).toBeHidden()

  await field(page, '电子邮箱').fill('aming@example.cn')
  await form(page).getByRole('button', { name: '提交稿件' }).dblclick()
  await expect(page.getByText(/T-\d{4}/).first()).toBeVisible()
  expect(await stored(page)).not.toContain('天还没亮')
  await page.goto('/contribute')
  await expect(field(page, '标题')).toHaveValue('')
})

test('without a network nothing is lost, and the next press sends it', async ({ page, context }) => {
  await page.goto('/corrections/new?article=1')
  const correction = page.getByRole('form', { name: '这里有误' })
  const opened = Date.now()
  await correction.getByLabel('有误的原句').fill('8月17日上午')
  await correction.getByLabel('正确的内容').fill('8月18日上午')
  await expect.poll(() => Date.now() - opened).toBeGreaterThan(LEAST_MS)
  await context.setOffline(true)
  await correction.getByRole('button', { name: '提交' }).click()
  await expect(correction.getByRole('region', { name: '没有提交成功' })).toContainText('网络没有连上')
  await expect(correction.getByLabel('有误的原句')).toHaveValue('8月17日上午')
  await context.setOffline(false)
  await correction.getByRole('button', { name: '提交' }).click()
  await expect(page.getByRole('heading', { name: '已收到您的更正请求' })).toBeVisible()
})

test('without scripts, who goes back from a refusal finds what he typed, and other guards', async ({
  browser,
  portal,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${portal.url}/corrections/new?article=1`)
  const token = await page.locator('[name=form-token]').inputValue()
  await page.getByLabel('有误的原句').fill('8月17日上午')
  await page.getByLabel('正确的内容').fill('8月18日上午')
  await page.getByLabel('电子邮箱').fill('luo@example.cn')
  await page.getByLabel('依据').fill('长'.repeat(360_000))
  await page.locator('[name=form-answer]').fill('五')
  const refused = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: '提交' }).click()
  expect((await refused).status()).toBe(413)
  await expect(page.getByText('请按浏览器的“后退”键返回')).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel('有误的原句')).toHaveValue('8月17日上午')
  await expect(page.getByLabel('电子邮箱')).toHaveValue('luo@example.cn')
  await expect(page.locator('[name=form-answer]')).toHaveValue('')
  await expect(page.locator('[name=form-token]')).not.toHaveValue(token)
  await context.close()
})
