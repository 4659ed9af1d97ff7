import type { Locator, Page } from '@playwright/test'
import { answerTo } from '../support/form-question.ts'
import { aPng } from '../support/media-files.ts'
import { invalid } from '../support/valid-html.ts'
import { accessible } from './support/accessible.ts'
import { expect, listen, test } from './support/portal.ts'

const admin = ['--email', 'chen@example.cn', '--name', '陈管理', '--role', 'admin']
const LEAST_MS = 3_100

/** Whatever its window and its light, the page can be read and used. */
async function sound(page: Page): Promise<void> {
  expect(await invalid(await page.content())).toEqual([])
  await accessible(page)
  await page.setViewportSize({ width: 320, height: 800 })
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow, 'at 320 pixels').toBeLessThanOrEqual(0)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await accessible(page, 'color-contrast', 'link-in-text-block', 'target-size')
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Answers the question that browsers without scripts are asked. */
async function answerQuestion(form: Locator): Promise<void> {
  const field = form.locator('[name=form-answer]')
  const label = await form.locator('.form-question label').evaluate((one) => one.firstChild?.textContent)
  await field.fill(answerTo(label ?? ''))
}

test('on a phone without JavaScript somebody complains, adds what is missing, and sees each step', async ({
  browser,
  portal,
}) => {
  const context = await browser.newContext({
    ...{ baseURL: portal.url, javaScriptEnabled: false, viewport: { width: 390, height: 844 } },
  })
  const page = await context.newPage()
  await page.goto('/articles/1')
  await page.getByRole('link', { name: '投诉', exact: true }).click()
  await page.getByRole('link', { name: '著作权' }).click()
  const opened = Date.now()
  const form = page.getByRole('form', { name: '投诉：著作权' })
  await expect(form.getByLabel('涉及的网址')).toHaveValue(`${portal.url}/articles/1`)
  await form.getByLabel('您的作品的名称').fill('《授旗》组照三幅')
  await form.getByLabel('权利人本人').check()
  await form.getByLabel('姓名（名称）').fill('欧阳敏仪')
  await form.getByLabel('电子邮箱').fill('ouyang@example.cn')
  await form.getByLabel('本人声明').check()
  await form.locator('[name=form-answer]').fill('一百')
  await expect.poll(() => Date.now() - opened).toBeGreaterThan(LEAST_MS)
  await form.getByRole('button', { name: '提交通知' }).click()
  // Nothing that was typed is lost.
  await expect(page.getByText('回答不对').first()).toBeVisible()
  await expect(form.getByLabel('您的作品的名称')).toHaveValue('《授旗》组照三幅')
  await answerQuestion(form)
  await form.getByRole('button', { name: '提交通知' }).click()

  await expect(page.getByRole('heading', { name: '已收到您的通知' })).toBeVisible()
  await expect(page.getByText(/^C-\d{4}$/)).toBeVisible()
  for (const missing of ['地址', '初步证明材料'])
    await expect(page.getByText(missing, { exact: true })).toBeVisible()
  await page.getByRole('link', { name: '查看进展' }).click()
  await expect(page.getByText('等待您补充材料')).toBeVisible()

  const answer = page.getByRole('form', { name: '补充材料' })
  await answer.getByLabel('地址').fill('佛山市顺德区乐从镇新马路一号')
  await answer
    .getByLabel('文件')
    .setInputFiles({ name: '底片.png', mimeType: 'image/png', buffer: await aPng() })
  await answer.getByRole('button', { name: '提交补充' }).click()
  await expect(page.getByText('已收到，正在审核')).toBeVisible()
  const steps = page.getByRole('region', { name: '处理经过' }).getByRole('listitem')
  await expect(steps).toHaveCount(2)
  await expect(steps.first()).toContainText(/今天 \d\d:\d\d.*材料已经补齐/)

  await page.getByText('撤回', { exact: true }).first().click()
  const withdrawal = page.getByRole('form', { name: '撤回' })
  await withdrawal.getByLabel('我确定撤回').check()
  await withdrawal.getByRole('button', { name: '撤回' }).click()
  await expect(page.getByText('投诉人已撤回', { exact: true })).toBeVisible()
  await context.close()
})

test('with JavaScript no question is asked, the keyboard is enough, and each page is sound', async ({
  page,
}) => {
  await page.goto('/complaints?article=1')
  await page.getByRole('link', { name: '这里有误' }).focus()
  await page.keyboard.press('Enter')
  const form = page.getByRole('form', { name: '这里有误' })
  const opened = Date.now()
  await form.getByLabel('有误的原句').focus()
  await page.keyboard.type('8月17日上午')
  await page.keyboard.press('Tab')
  await page.keyboard.type('8月18日上午')
  await expect(form.locator('[name=form-answer]')).toBeHidden()
  await expect.poll(() => Date.now() - opened).toBeGreaterThan(LEAST_MS)
  await form.getByRole('button', { name: '提交' }).press('Enter')
  await expect(page.getByRole('heading', { name: '已收到您的更正请求' })).toBeVisible()
  await page.getByRole('button', { name: '复制网址' }).click()
  await expect(page.getByRole('button', { name: '已复制' })).toBeVisible()
  await sound(page)
  await page.getByRole('link', { name: '查看进展' }).click()
  await expect(page.getByText('已收到，正在审核')).toBeVisible()
  await sound(page)
  const wrong = listen(page)
  const address = page.url()
  const answer = await page.goto(`${address.slice(0, -1)}${address.endsWith('0') ? '1' : '0'}`)
  expect(answer?.status()).toBe(404)
  expect(wrong()).toEqual([])
})

test('a contributor answers a forwarded notice by its link, without an account, and his article is back', async ({
  page,
  portal,
}) => {
  await portal.cli('user', 'create', ...admin, '--password-stdin', { input: 'lecong-2026-admin\n' })
  const { receipt } = (await portal.verb('forwarded-notice', {})) as unknown as { receipt: string }
  await page.goto(`/counter-notices/${receipt}`)
  await expect(page.getByText('您的投稿暂停展示，等待您的书面说明')).toBeVisible()
  const article = await page
    .getByRole('region', { name: '转送给您的通知' })
    .getByRole('link')
    .getAttribute('href')
  expect((await page.request.get(article ?? '')).status()).toBe(410)
  await sound(page)

  const form = page.getByRole('form', { name: '提交书面说明' })
  await form.getByLabel('要求恢复的作品的名称').fill('龙舟鼓响')
  await form.getByLabel('为什么不构成侵权').fill('文字和图片都是我自己写的、拍的。')
  await form.getByLabel('在网上可以查到的证明').fill('原图可以查验')
  await form.getByLabel('姓名（名称）').fill('罗绮雯')
  await form.getByLabel('电话').fill('138 0013 8000')
  await form.getByLabel('地址').fill('佛山市顺德区乐从镇腾冲社区')
  await form.getByRole('button', { name: '提交说明' }).click()
  await expect(page.getByText('您的书面说明还需要补充')).toBeVisible()
  const rest = page.getByRole('form', { name: '补充书面说明' })
  await rest.getByLabel('本人声明').check()
  await rest.getByRole('button', { name: '提交补充' }).press('Enter')
  await expect(page.getByText('涉及的内容已恢复展示', { exact: true })).toBeVisible()
  await sound(page)
  expect((await page.request.get(article ?? '')).status()).toBe(200)

  // A confirmed foreign claimant's notice asks for more. The first claimant is barred from this work now.
  const other = { name: 'Agence du Nord', email: 'contact@nord.example', phone: '33 1 23 45 67 89' }
  const foreign = (await portal.verb('foreign-notice', other)) as unknown as { receipt: string }
  await page.goto(`/counter-notices/${foreign.receipt}`)
  await expect(page.getByRole('form', { name: '提交书面说明' }).getByLabel('本人善意相信')).toBeVisible()
  await sound(page)
})
