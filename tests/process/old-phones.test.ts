import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OldPage, openOldChromium, runsOldChromium } from '../support/old-chromium.ts'
import { aStartedFolder, type Portal, startPortal } from '../support/portal.ts'

const ANDROID =
  'Mozilla/5.0 (Linux; Android 8.1.0; PBEM00) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/80.0.3987.99 Mobile Safari/537.36'

let portal: Portal
let page: OldPage
let removeFolder = async () => {}

describe.skipIf(!runsOldChromium)('in Chromium 80', () => {
  beforeAll(async () => {
    const { folder, remove } = await aStartedFolder()
    removeFolder = remove
    portal = await startPortal({ DATA_DIR: folder })
    for (const [slug, name] of [
      ['daliang', '大良'],
      ['beijiao', '北滘'],
    ] as const)
      await portal.cli(['city', 'create', '--slug', slug, '--name', name])
    page = await openOldChromium(ANDROID)
  })

  afterAll(async () => {
    await page?.close()
    await portal?.stop()
    await removeFolder()
  })

  test('a view is counted, and the page prints the number of now', async () => {
    await page.open(`${portal.url}/articles/1`)
    await expect.poll(() => text('[data-views]'), { timeout: 20_000 }).toBe('812')
    expect(page.complaints()).toEqual([])
  })

  test('the sheets of sharing are folded, and the buttons open and close them', async () => {
    await page.open(`${portal.url}/articles/1`)
    await page.value(`Object.defineProperty(navigator, 'clipboard', { value: undefined })`)
    const shown = () =>
      page.value<boolean[]>(`[...document.querySelectorAll('.sheet')].map((one) => one.offsetHeight > 0)`)
    expect(await shown()).toEqual([false, false])
    await page.value(`document.querySelector('[popovertarget=share-wechat]').click()`)
    expect(await shown()).toEqual([true, false])
    await page.value(`document.querySelector('[popovertarget=share-copy]').click()`)
    expect(await shown()).toEqual([true, true])
    await page.value(`document.querySelector('#share-wechat [popovertargetaction]').click()`)
    expect(await shown()).toEqual([false, true])
    await page.value(`document.querySelector('#share-copy [popovertargetaction]').click()`)
    expect(await shown()).toEqual([false, false])
    expect(page.complaints()).toEqual([])
  })

  test.each([
    '/',
    '/articles',
    '/cities/lecong',
    '/articles/1',
    '/disclaimer',
    '/about/views',
    '/complaints',
    '/articles/4711',
  ])(
    'on %s no text touches the glass or its neighbour, and nothing is wider than the phone',
    async (path) => {
      await page.open(portal.url + path)
      expect(
        await page.value('document.documentElement.scrollWidth - innerWidth'),
        'overflow',
      ).toBeLessThanOrEqual(0)
      expect(
        await page.value<number>(leftmostText),
        'distance of text from the glass',
      ).toBeGreaterThanOrEqual(12)
      expect(await page.value<string[]>(touchingNeighbours)).toEqual([])
      expect(page.complaints()).toEqual([])
    },
  )
})

const text = (selector: string) => page.value<string>(`document.querySelector('${selector}').textContent`)

/** The smallest distance, in CSS pixels, of any line of visible text from the left or right edge. */
const leftmostText = `(() => {
  const distances = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement
    if (!walker.currentNode.textContent.trim() || parent.closest('.hidden, .skip, script, noscript, nav')) continue
    const range = document.createRange()
    range.selectNodeContents(walker.currentNode)
    for (const { left, right, width } of range.getClientRects())
      if (width > 1) distances.push(left, innerWidth - right)
  }
  return Math.min(...distances)
})()`

/** Links of one row that stand closer together than 8 pixels. */
const touchingNeighbours = `(() => {
  const touching = []
  for (const row of document.querySelectorAll('nav, .share ul, .facts, .meta, .ways, .cities')) {
    const items = [...row.children]
    items.forEach((item, index) => {
      const [one, other] = [item.getBoundingClientRect(), items[index + 1] && items[index + 1].getBoundingClientRect()]
      if (other && other.width > 0 && one.width > 0 && Math.abs(one.top - other.top) < 4 && other.left - one.right < 8)
        touching.push(item.textContent + ' | ' + items[index + 1].textContent)
    })
  }
  return touching
})()`
