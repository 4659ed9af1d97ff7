import { writeFile } from 'node:fs/promises'
import { aPhotograph } from '../support/media-files.ts'
import { invalid } from '../support/valid-html.ts'
import { accessible } from './support/accessible.ts'
import { aSiteOfCases } from './support/closed-cases.ts'
import { admin, aReport, createUser } from './support/fixtures.ts'
import { expect, type TestedPortal, test } from './support/portal.ts'

const of = (name: string) => encodeURIComponent(name)

/** One page of each kind that reader.spec.ts does not open, and what it is answered with. */
const pages: [path: string, status: number][] = [
  ...[
    `/columns/gongyi`,
    '/cities/lecong/gongyi',
    `/tags/${of('志愿服务')}`,
    `/sources/${of('乐从发布')}`,
  ].map(ok),
  ...[`/authors/${of('何志愿')}`, '/corrections', '/archive', '/archive/2023', '/archive/2023/08/18'].map(ok),
  ...['/hot', '/hot/week', '/hot/month', '/cities/lecong/hot', '/cities/lecong/hot/all'].map(ok),
  ...['/about/api', '/offline', '/search', '/search?q=没有这样的词', '/articles/2'].map(ok),
  ...['/hant', '/hant/articles/2', '/hant/search?q=志願', '/hant/corrections'].map(ok),
  ...['/transparency', `/transparency/${new Date().getFullYear()}`, '/transparency/cases'].map(ok),
  ...['/transparency/cases/1', '/transparency/cases/2', '/notices', '/notices/1'].map(ok),
  ...([
    ['/nothing', 404],
    ['/hant/nothing', 404],
    ['/columns/nothing', 404],
    ['/articles/3', 410],
    ['/articles/4', 451],
  ] as const),
].map(([path, status]) => [path, status])

function ok(path: string): [string, number] {
  return [path, 200]
}

/** A column, an article that has everything and was corrected, and two that were taken down. */
async function aSiteOfEveryKind(portal: TestedPortal): Promise<void> {
  await createUser(portal, admin)
  await portal.verb('source', { name: '乐从发布', basis: 'agreement' })
  await portal.cli('column', 'create', '--slug', 'gongyi', '--name', '公益')
  const rich = { columnId: 1, author: '何志愿', photographer: '区摄影', tags: '志愿服务、公益' }
  const report = await aReport(portal, '八个单位签约', rich)
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: '周六上午，八个单位签约。' }] }
  const text = {
    title: '八个单位签约',
    originalTitle: null,
    summary: '',
    sourceName: '乐从发布',
    sourceUrl: null,
  }
  const body = { type: 'doc', content: [paragraph] }
  await portal.verb('amend', { ...report, ...text, ...rich, cityId: 1, body, note: '更正了单位的数目。' })
  for (const reason of ['copyright', 'legal_order']) {
    const gone = await aReport(portal, `因${reason}下架`)
    await portal.verb('take-down', { ...gone, reason, note: '来函' })
  }
  expect(await aSiteOfCases(portal)).toEqual({ restored: 1, removed: 2 })
}

test.beforeAll(({ portal }) => aSiteOfEveryKind(portal))

test('every kind of page is valid, accessible by day, in the dark and at 320 pixels, and fits them', async ({
  page,
}) => {
  test.setTimeout(300_000)
  // Colours that are on their way to others would be judged as they are.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const [path, status] of pages)
    await test.step(path, async () => {
      // As 1,280 pixels are at 400 % (WCAG 1.4.10), and on the narrowest telephones.
      await page.setViewportSize({ width: 320, height: 640 })
      await page.emulateMedia({ colorScheme: 'light' })
      const answer = await page.goto(path)
      expect(answer?.status(), path).toBe(status)
      expect(await invalid((await answer?.text()) ?? ''), path).toEqual([])
      expect(await page.locator('html').getAttribute('lang'), path).toBe(
        path.startsWith('/hant') ? 'zh-Hant' : 'zh-Hans',
      )
      for (const only of ['h1', 'main']) expect(await page.locator(only).count(), `${path} ${only}`).toBe(1)
      await accessible(page)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow, `${path} at 320 pixels`).toBeLessThanOrEqual(0)
      await page.emulateMedia({ colorScheme: 'dark' })
      await accessible(page, 'color-contrast', 'link-in-text-block', 'target-size')
      await page.setViewportSize({ width: 1_280, height: 800 })
      await page.emulateMedia({ colorScheme: 'light' })
      await accessible(page, 'color-contrast', 'target-size', 'landmark-unique', 'region')
    })
})

/** A slow mobile network, as Lighthouse has it. */
const slow = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 }

test('nothing moves while a page comes on a slow telephone and is read to its end', async ({
  browser,
  portal,
}, info) => {
  const file = info.outputPath('现场.jpg')
  await writeFile(file, await aPhotograph({ width: 1_200, height: 900 }))
  const { id: media } = await portal.verb('picture', file)
  const picture = { type: 'picture', attrs: { media, alt: '签约现场' } }
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: '八个单位签约。'.repeat(60) }] }
  const body = { type: 'doc', content: [paragraph, picture, paragraph, picture] }
  const { id } = await aReport(portal, '签约现场的照片', { body, leadMediaId: media })
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, isMobile: true })
  await context.addInitScript(noteShifts)
  const page = await context.newPage()
  await (await context.newCDPSession(page)).send('Network.emulateNetworkConditions', slow)
  for (const path of ['/', '/articles', `/articles/${id}`, '/search?q=签约']) {
    await page.goto(portal.url + path, { waitUntil: 'load' })
    await expect(page.locator('main img').first(), path).toBeAttached()
    await page.evaluate(readToTheEnd)
    expect(await page.evaluate(() => (window as unknown as Noted).shifts), path).toEqual([])
  }
  await context.close()
})

type Noted = { shifts: string[] }

/** In the page: what moved, and by how much. */
function noteShifts(): void {
  const noted = window as unknown as Noted
  noted.shifts = []
  type Shift = PerformanceEntry & { value: number; sources: { node: Node | null }[] }
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as Shift[]) {
      const moved = sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 80) : ''))
      noted.shifts.push(`${value} ${moved.join(' ')}`)
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

/** In the page: scrolls on as a reader does, while the pictures come. */
async function readToTheEnd(): Promise<void> {
  for (let top = 0; top < document.documentElement.scrollHeight; top += 600) {
    scrollTo(0, top)
    await new Promise((done) => setTimeout(done, 150))
  }
}
