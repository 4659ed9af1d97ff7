import type { Page } from '@playwright/test'
import { accessible } from './support/accessible.ts'
import { aReport, open, test, theAdmin } from './support/fixtures.ts'
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
  await expect(page.getByRole('alert')).toBeVisible()
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
