import type { Page } from '@playwright/test'
import { accessible } from './support/accessible.ts'
import { aReport, open, ready, test, theAdmin } from './support/fixtures.ts'
import { expect, type TestedPortal } from './support/portal.ts'

const zone = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const titlesIn = (page: Page, name: string) => zone(page, name).locator('.front-title')
const found = (page: Page, title: string) =>
  page.getByRole('region', { name: '找文章' }).getByRole('listitem').filter({ hasText: title })

/** The headline at the head of a reader's page. */
async function leadOf(page: Page, path = '/'): Promise<string> {
  const html = await (await page.request.get(path)).text()
  const [, headline = ''] = /<h2[^>]*>(.*?)<\/h2>/s.exec(html.slice(html.indexOf('<main'))) ?? []
  return headline.replace(/<[^>]*>/g, '')
}

/** Four reports, the newest last.
 *  @returns the first */
async function reports(portal: TestedPortal) {
  const first = await aReport(portal, '志愿者联合会授旗')
  for (const title of ['龙舟下水', '花市开锣', '渡口通车']) await aReport(portal, title)
  return first
}

test('I arrange the front page by search, mouse and keyboard, see it before readers do, and for its time', async ({
  page,
  browser,
  portal,
  sessions,
}) => {
  const flag = await reports(portal)
  await open(page, '/admin/front')
  const colleague = await theAdmin(browser, portal, sessions, '/admin/front')
  await accessible(page)

  // By search, and the keyboard alone.
  await page.getByLabel('标题里的词').fill('授旗')
  await page.keyboard.press('Enter')
  await expect(found(page, '龙舟下水')).toHaveCount(0)
  await page.getByLabel('把“志愿者联合会授旗”放到').focus()
  await page.keyboard.press('ArrowDown')
  await expect(titlesIn(page, '头条')).toHaveText(['志愿者联合会授旗'])
  await expect(page.getByText('“志愿者联合会授旗”已放到头条。')).toBeAttached()

  // By the mouse, and its order by the keyboard.
  await page.getByLabel('标题里的词').fill('')
  await page.keyboard.press('Enter')
  // Behind those that stand there already.
  const end = zone(page, '次条').locator('.front-otherwise')
  for (const title of ['龙舟下水', '花市开锣']) await found(page, title).dragTo(end)
  await expect(titlesIn(page, '次条')).toHaveText(['龙舟下水', '花市开锣'])
  await page.getByRole('button', { name: '上移“花市开锣”' }).focus()
  await page.keyboard.press('Enter')
  await expect(titlesIn(page, '次条')).toHaveText(['花市开锣', '龙舟下水'])

  // For its time: what ends before it begins is refused, and what was typed stays.
  const [from, till] = [/^“志愿者联合会授旗”从/, /^“志愿者联合会授旗”到什么/].map((label) =>
    page.getByLabel(label),
  )
  await zone(page, '头条').getByText('一直置顶').click()
  await from?.fill('2036-05-01T08:00')
  await till?.fill('2036-04-01T08:00')
  await expect(zone(page, '头条')).toContainText('结束时间要晚于开始时间')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('alert').filter({ hasText: '结束时间要晚于开始时间' })).toBeVisible()
  await till?.fill('2036-06-01T08:00')

  // As readers will see it: today the lead is the newest, in May the one that is pinned.
  await page.getByRole('button', { name: '预览' }).click()
  const preview = page.getByRole('dialog', { name: '预览' })
  const frame = preview.frameLocator('iframe[title^="手机"]')
  await expect(frame.locator('main h2').first()).toHaveText('渡口通车')
  await preview.getByLabel('什么时候').selectOption('2036-05-01T08:00')
  await expect(frame.locator('main h2').first()).toHaveText('志愿者联合会授旗')
  await page.keyboard.press('Escape')
  await from?.fill('')
  await till?.fill('')
  expect(await leadOf(page), 'nothing changes for readers until it is published').toBe('渡口通车')
  await accessible(page)

  await page.keyboard.press('Control+s')
  await expect(zone(page, '头条')).toContainText('一直置顶')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('黄编辑 编排于')
  expect(await leadOf(page)).toBe('志愿者联合会授旗')

  // Who was slower is told, and loads what stands now.
  await colleague.page.getByLabel('把“龙舟下水”放到').selectOption('头条')
  await colleague.page.getByRole('button', { name: /^发布编排/ }).click()
  await colleague.page.getByRole('button', { name: '载入现在的编排' }).click()
  await expect(titlesIn(colleague.page, '头条')).toHaveText(['志愿者联合会授旗'])
  expect(await leadOf(page)).toBe('志愿者联合会授旗')
  await colleague.leave()

  // What is taken down gives way at once; its editors see why.
  const { version } = await portal.verb('take-down', { ...flag, reason: 'copyright', note: '来函' })
  expect(await leadOf(page)).toBe('渡口通车')
  await page.reload()
  await expect(titlesIn(page, '头条')).toContainText('暂不显示')
  await portal.verb('restore', { id: flag.id, version, note: '已获授权' })
  expect(await leadOf(page)).toBe('志愿者联合会授旗')
})

test('I publish the next version of a policy after a look at what it changes, and withdraw one before it holds', async ({
  page,
  browser,
  portal,
  sessions,
}) => {
  await open(page, '/admin/policies')
  await expect(page.getByText('新的版本由主编或管理员发布，您可以查看。')).toBeVisible()
  await expect(page.getByRole('link', { name: /写新版本/ })).toHaveCount(0)
  await page.goto('/admin/policies/privacy')
  await expect(page, 'an editor only looks').toHaveURL(/\/admin\/policies$/)

  const colleague = await theAdmin(browser, portal, sessions, '/admin/policies/privacy')
  const chief = await colleague.page.context().newPage()
  await open(chief, '/admin/policies')
  await accessible(chief)
  await zone(chief, '隐私政策')
    .getByRole('link', { name: /写新版本/ })
    .click()
  await ready(chief)

  // By the keyboard; without a reason nothing is asked.
  const text = chief.getByLabel('正文', { exact: true })
  await text.fill(
    (await text.inputValue()).replace('阅读、搜索、分享和订阅都不需要账号', '阅读本站的任何内容都不需要账号'),
  )
  await chief.getByRole('button', { name: '对照差异并发布…' }).click()
  await expect(chief.getByText('请写明修改理由')).toBeVisible()
  await expect(chief.getByLabel('修改理由')).toBeFocused()
  await chief.keyboard.type('说得更明白')
  await chief.getByLabel('生效时间（北京时间）').fill('2036-01-01T00:00')
  await accessible(chief)
  await chief.getByRole('button', { name: '对照差异并发布…' }).press('Enter')
  const dialog = chief.getByRole('dialog', { name: '对照差异并发布' })
  await expect(dialog).toContainText('《隐私政策》第 2 版，2036-01-01 00:00 起生效')
  await expect(dialog.locator('del')).toHaveText(['、搜索、分享和订阅'])
  await expect(dialog.locator('ins')).toHaveText(['本站的任何内容'])
  await accessible(chief)
  await dialog.getByRole('button', { name: '确认发布第 2 版' }).click()
  await expect(chief.getByText('已发布《隐私政策》第 2 版，2036-01-01 00:00 起生效。')).toBeVisible()

  // Who wrote meanwhile is told, loses nothing, and compares with what stands now.
  const stale = colleague.page
  await stale.getByLabel('正文', { exact: true }).fill('我们不收集任何个人信息。')
  await stale.getByLabel('修改理由').fill('从简')
  const publishStale = async (version: number) => {
    await stale.getByRole('button', { name: '对照差异并发布…' }).click()
    await stale.getByRole('button', { name: `确认发布第 ${version} 版` }).click()
  }
  await publishStale(2)
  await expect(stale.locator('main [role=alert]')).toContainText('陈管理 刚刚发布了《隐私政策》第 2 版')
  await expect(stale.getByText('现在与第 2 版对照')).toBeVisible()
  await expect(stale.getByLabel('正文', { exact: true })).toHaveValue('我们不收集任何个人信息。')
  await stale.getByLabel('生效时间（北京时间）').fill('2036-02-01T00:00')
  await publishStale(3)
  await expect(stale.getByText('已发布《隐私政策》第 3 版，2036-02-01 00:00 起生效。')).toBeVisible()

  // Readers see what holds, what is coming and what it changes.
  await page.goto('/policies/privacy')
  await expect(page.locator('main')).toContainText('阅读、搜索、分享和订阅都不需要账号')
  await accessible(page)
  await page.getByRole('link', { name: '第 2 版与前一版的差异' }).click()
  await expect(page.locator('main .prose del')).toHaveText(['、搜索、分享和订阅'])
  await accessible(page)

  await open(chief, '/admin/policies')
  await chief.getByRole('button', { name: '撤回第 3 版' }).click()
  await chief.getByLabel('撤回理由').fill('与事实不符')
  await accessible(chief)
  await chief.getByRole('button', { name: '确认撤回' }).click()
  await expect(chief.getByText('已撤回《隐私政策》第 3 版，它不会生效。')).toBeVisible()
  await expect(chief.getByText('撤回：与事实不符')).toBeVisible()
  await page.goto('/policies/privacy/3')
  await expect(page.locator('main')).toContainText('在生效前撤回，没有施行过')
  await accessible(page)
  await colleague.leave()
})
