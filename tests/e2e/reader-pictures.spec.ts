import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession } from '@playwright/test'
import { aNoisyPhotograph } from '../support/media-files.ts'
import { accessible } from './support/accessible.ts'
import { admin, aReport, createUser } from './support/fixtures.ts'
import { expect, listen, type TestedPortal, test } from './support/portal.ts'

/** An article with three pictures, described 一, 二 and 三.
 *  @returns its path */
async function anArticleWithPictures(portal: TestedPortal): Promise<string> {
  await createUser(portal, admin)
  await portal.verb('source', { name: '乐从发布', basis: 'agreement' })
  const folder = await mkdtemp(join(tmpdir(), 'citysite-pictures-'))
  const files = ['a.jpg', 'b.jpg', 'c.jpg'].map((name) => join(folder, name))
  for (const [at, file] of files.entries()) await writeFile(file, await aNoisyPhotograph(320, 180 + 20 * at))
  const { stdout } = await portal.cli('media', 'add', ...files, '--as', admin.email, '--json')
  await rm(folder, { recursive: true })
  const media = (JSON.parse(stdout) as { items: { id: number }[] }).items.map(({ id }) => id)
  const pictures = media.map((id, at) => {
    const alt = '一二三'[at] ?? ''
    return { type: 'picture', attrs: { media: id, alt, caption: `图${alt}`, credit: '' } }
  })
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: '先看图。' }] }
  const body = { type: 'doc', content: [paragraph, ...pictures] }
  return `/articles/${(await aReport(portal, '图文并茂', { body })).id}`
}

/** Draws a finger over the page, so many pixels to the right. */
async function swipe(session: CDPSession, by: number): Promise<void> {
  const touch = (type: 'touchStart' | 'touchMove', x: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y: 300 }] })
  await touch('touchStart', 200)
  await touch('touchMove', 200 + by / 2)
  await touch('touchMove', 200 + by)
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

test('a picture opens large, is turned by keys, buttons and a finger, which moves it where the page is zoomed, and gives the focus back', async ({
  browser,
  portal,
}) => {
  const path = await anArticleWithPictures(portal)
  const screen = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  const context = await browser.newContext({ baseURL: portal.url, ...screen })
  const page = await context.newPage()
  const complaints = listen(page)
  await page.goto(path)
  const linkTo = (alt: string) => page.getByRole('link', { name: `看大图：${alt}` })
  const large = page.getByRole('dialog', { name: '看大图' })
  const shown = large.getByRole('img')
  await linkTo('一').focus()
  await page.keyboard.press('Enter')
  await expect(shown).toHaveAttribute('alt', '一')
  await expect(large).toContainText('1 / 3')
  await expect(large.getByRole('button', { name: '关闭' })).toBeFocused()
  await accessible(page)

  await page.keyboard.press('ArrowRight')
  await expect(shown).toHaveAttribute('alt', '二')
  await expect(large).toContainText('图二')
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  for (const _ of [1, 2, 3, 4]) {
    await page.keyboard.press('Tab')
    expect(await large.evaluate((box) => box.contains(document.activeElement)), 'the focus stays').toBe(true)
  }
  await page.keyboard.press('ArrowLeft')
  const session = await context.newCDPSession(page)
  await swipe(session, -120)
  await expect(shown).toHaveAttribute('alt', '二')
  await swipe(session, 120)
  await expect(shown).toHaveAttribute('alt', '一')
  await swipe(session, 30)
  await expect(shown, 'a finger that trembles turns nothing').toHaveAttribute('alt', '一')
  const left = () => page.evaluate(() => visualViewport?.pageLeft ?? 0)
  await session.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 })
  await expect(large.locator('.zoomed')).toBeVisible()
  const before = await left()
  await swipe(session, -120)
  await expect.poll(left, 'the picture moves').toBeGreaterThan(before)
  await expect(shown).toHaveAttribute('alt', '一')
  await session.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1 })
  await expect(large.locator('.zoomed')).toHaveCount(0)
  await swipe(session, -120)
  await expect(shown, 'it turns again').toHaveAttribute('alt', '二')
  await swipe(session, 120)
  await expect(shown).toHaveAttribute('alt', '一')

  // At the last picture the button does nothing more; the keys go on.
  const next = large.getByRole('button', { name: '下一张' })
  await next.focus()
  for (const _ of [1, 2, 3]) await page.keyboard.press('Enter')
  await expect(large).toContainText('3 / 3')
  await expect(next).toBeDisabled()
  await accessible(page)
  await page.keyboard.press('ArrowLeft')
  await expect(shown).toHaveAttribute('alt', '二')
  await page.keyboard.press('Escape')
  await expect(large).toHaveCount(0)
  await expect(linkTo('二'), 'the picture that was seen last').toBeFocused()
  expect(complaints()).toEqual([])
  await context.close()
})
