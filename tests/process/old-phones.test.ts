import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aFilm, aNoisyPhotograph, anMp3, aPdf } from '../support/media-files.ts'
import { type OldPage, openOldChromium, runsOldChromium } from '../support/old-chromium.ts'
import { aStartedFolder, type Portal, startPortal } from '../support/portal.ts'

const ANDROID =
  'Mozilla/5.0 (Linux; Android 8.1.0; PBEM00) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/80.0.3987.99 Mobile Safari/537.36'

let portal: Portal
let page: OldPage
let removeFolder = async () => {}
/** The path of an article with one of each thing that a body can show. */
let shown = ''

describe.skipIf(!runsOldChromium)('in Chromium 80', () => {
  beforeAll(async () => {
    const { folder, remove } = await aStartedFolder()
    removeFolder = remove
    portal = await startPortal({ DATA_DIR: folder }, { verbs: true })
    for (const [slug, name] of [
      ['daliang', '大良'],
      ['beijiao', '北滘'],
    ] as const)
      await portal.cli(['city', 'create', '--slug', slug, '--name', name])
    shown = await anArticleWithFiles()
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
    // In traditional characters it is the same article, read by the same telephone within the half minute.
    await page.open(`${portal.url}/hant/articles/1`)
    expect(await text('h1')).toBe('順德樂從探索志願服務高質量發展新模式')
    await expect.poll(() => text('[data-views]'), { timeout: 20_000 }).toBe('812')
    expect(page.complaints()).toEqual([])
  })

  test('a form keeps its draft, and the telephone’s work stands for the question', async () => {
    await page.open(`${portal.url}/contribute`)
    await page.value(`(() => {
      const field = document.querySelector('[name=title]')
      field.focus()
      field.value = '晨光里的乐从'
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })()`)
    const isSolved = `document.querySelector('[name=form-solution]').value !== ''`
    await expect.poll(() => page.value(isSolved), { timeout: 60_000 }).toBe(true)
    expect(await page.value(`document.querySelector('.form-question').hidden`)).toBe(true)
    expect(await text('.picker span')).toBe('选择文件，或拖到这里')
    await expect.poll(() => page.value(`JSON.stringify(localStorage)`)).toContain('晨光里的乐从')
    await page.open(`${portal.url}/hant/contribute`)
    expect(await text('.form-draft')).toContain('聯繫方式和文件')
    await page.open(`${portal.url}/contribute`)
    expect(await page.value(`document.querySelector('[name=title]').value`)).toBe('晨光里的乐从')
    expect(page.complaints()).toEqual([])
  })

  test('the sheets of sharing are folded, and what stands for their buttons opens and closes them', async () => {
    await page.open(`${portal.url}/articles/1`)
    await page.value(`Object.defineProperty(navigator, 'clipboard', { value: undefined })`)
    const shown = () =>
      page.value<boolean[]>(`[...document.querySelectorAll('.sheet')].map((one) => one.offsetHeight > 0)`)
    expect(await shown()).toEqual([false, false, false, false])
    await page.value(`document.querySelector('.fold summary').click()`)
    expect(await shown()).toEqual([true, false, false, false])
    await page.value(`document.querySelector('[popovertarget=share-copy]').click()`)
    expect(await shown()).toEqual([true, false, false, true])
    await page.value(`document.querySelector('.fold summary').click()`)
    expect(await shown()).toEqual([false, false, false, true])
    expect(page.complaints()).toEqual([])
  })

  test('pictures of the share sheets are loaded when asked for, and WeChat’s inside WeChat alone', async () => {
    const pictures = () =>
      page.requests().filter((path) => /\.(svg|jpg)$/.test(path) && /^\/(s|articles)\//.test(path))
    const drawn = { timeout: 20_000 }
    await page.open(`${portal.url}/articles/1`)
    expect(await page.value(`'loading' in HTMLImageElement.prototype`), 'loads lazily').toBe(false)
    expect(pictures()).toEqual([])
    const opened = ['微信', '海报'].map(
      (name) => `[...document.querySelectorAll('.fold summary')]
      .find((one) => one.textContent === '${name}').click()`,
    )
    await page.value(opened.join(';'))
    await expect
      .poll(
        () =>
          page.value(
            `[...document.querySelectorAll('.sheet img')].map(({ naturalWidth }) => naturalWidth > 0)`,
          ),
        drawn,
      )
      .toEqual([true, true])
    expect(pictures()).toEqual([expect.stringMatching(/^\/s\/.*\/qr\.svg$/), '/articles/1/poster.jpg'])
    await page.showAs('print')
    await expect.poll(() => page.value(`document.querySelector('.printed img').naturalWidth > 0`)).toBe(true)
    await page.showAs('screen')
    await page.claim(`${ANDROID} MicroMessenger/8.0.50`)
    await page.open(`${portal.url}/articles/1`)
    await page.claim(ANDROID)
    await expect
      .poll(() => page.value(`document.querySelector('[data-chat] img').naturalWidth`), drawn)
      .toBeGreaterThanOrEqual(300)
    expect(pictures()).toEqual(['/articles/1/square.jpg'])
    expect(page.complaints()).toEqual([])
  })

  test('pictures are shown in their places, a gallery’s beside each other, and nothing is wider than the phone', async () => {
    await page.open(portal.url + shown)
    await page.value(`document.querySelectorAll('.prose img').forEach((img) => img.scrollIntoView())`)
    await expect
      .poll(() =>
        page.value<number[]>(
          `[...document.querySelectorAll('.prose img')].map((img) => img.naturalWidth > 0)`,
        ),
      )
      .toEqual([true, true, true, true])
    const { figure, picture, frames, film, ...boxes } = await page.value<Boxes>(boxesOfProse)
    expect(picture.width / picture.height).toBeCloseTo(320 / 180, 1)
    expect(picture.width).toBeLessThanOrEqual(figure.width)
    expect(frames).toHaveLength(3)
    for (const [at, frame] of frames.entries()) {
      expect(frame.width / frame.height, 'a square').toBeCloseTo(1, 1)
      const next = frames[at + 1]
      if (next) expect(next.left, 'beside each other').toBeGreaterThanOrEqual(frame.left + frame.width)
    }
    expect(film.width).toBeGreaterThan(100)
    expect(boxes.order, 'nothing lies on what comes next').toEqual(
      boxes.order.toSorted((one, other) => one - other),
    )
    expect(await page.value('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    expect(await page.value(`document.querySelector('.attachment').innerText`)).toMatch(/^报名表（PDF，/)
    expect(page.complaints()).toEqual([])
  })

  test('on paper pictures keep their captions, a wide table is not cut, and no player is there', async () => {
    await page.open(portal.url + shown)
    await page.showAs('print')
    const paper = await page.value<Paper>(proseOnPaper)
    await page.showAs('screen')
    expect(paper).toEqual({
      breaks: ['avoid', 'avoid', 'avoid'],
      players: ['none', 'none'],
      overhang: expect.any(Number),
    })
    expect(paper.overhang, 'how far the table reaches beyond the text').toBeLessThanOrEqual(0)
  })

  test.each([
    '/',
    '/articles',
    '/cities/lecong',
    '/articles/1',
    '/disclaimer',
    '/policies/privacy',
    '/about/views',
    '/complaints',
    '/complaints/new?kind=copyright',
    '/contribute',
    '/corrections/new?article=1',
    '/notices',
    '/articles/4711',
    '/search',
    '/search?q=%E5%BF%97%E6%84%BF',
    '/about',
    '/archive',
    '/archive/2023/08',
    '/hot/all',
    '/cities/daliang',
    '/offline',
    '/hant',
    '/hant/articles/1',
  ])(
    'on %s no text touches the glass or its neighbour, and nothing is wider than the phone',
    async (path) => {
      await page.open(portal.url + path)
      expect(await page.value<number>(`document.querySelector('h1').textContent.length`)).toBeGreaterThan(1)
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

type Paper = { breaks: string[]; players: string[]; overhang: number }

/** Whether blocks may be cut by a page's end, how players are shown, and how far the table reaches beyond the text. */
const proseOnPaper = `(() => {
  const of = (selector) => document.querySelector('.prose ' + selector)
  const style = (property) => (selector) => getComputedStyle(of(selector))[property]
  return {
    breaks: ['.picture', '.gallery', 'tr'].map(style('breakInside')),
    players: ['video', 'audio'].map(style('display')),
    overhang: of('table').offsetWidth - document.querySelector('.prose').offsetWidth,
  }
})()`

type Box = { left: number; top: number; width: number; height: number }
type Boxes = { figure: Box; picture: Box; frames: Box[]; film: Box; order: number[] }

/** Where the parts of the body lie: `order` is the upper and lower edge of each block, in turn. */
const boxesOfProse = `(() => {
  const box = (one) => {
    const { left, top, width, height } = one.getBoundingClientRect()
    return { left, top, width, height }
  }
  const of = (selector) => box(document.querySelector('.prose ' + selector))
  const all = (selector) => [...document.querySelectorAll('.prose' + selector)].map(box)
  const order = all(' > *').reduce((edges, { top, height }) => [...edges, Math.round(top), Math.round(top + height)], [])
  return { figure: of('.picture'), picture: of('.picture img'), frames: all(' .gallery .frame'), film: of('video'), order }
})()`

/** Publishes an article with a picture, a gallery, a table of many columns, recordings and an attachment.
 *  @returns its path */
async function anArticleWithFiles(): Promise<string> {
  const account = ['--email', 'he@example.cn', '--name', '何', '--role', 'admin', '--password-stdin']
  await portal.cli(['user', 'create', ...account], { input: 'lecong-2026-admin\n' })
  const [picture, ...more] = await inLibrary({
    'a.jpg': await aNoisyPhotograph(320, 180),
    'b.jpg': await aNoisyPhotograph(120, 200),
    'c.jpg': await aNoisyPhotograph(200, 120),
    'd.jpg': await aNoisyPhotograph(90, 90),
    'film.mp4': aFilm(),
    'sound.mp3': anMp3(),
    'form.pdf': aPdf(),
  })
  const [film, sound, form] = more.splice(3)
  const shows = (type: string, media: number | undefined, attrs = {}) => ({
    type,
    attrs: { media, ...attrs },
  })
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const cell = (text: string) => ({ type: 'tableCell', content: [paragraph(text)] })
  const row = { type: 'tableRow', content: ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'].map(cell) }
  const content = [
    paragraph('先看图。'),
    shows('picture', picture, { alt: '授旗', caption: '授旗仪式', credit: '何记者' }),
    { type: 'gallery', content: more.map((media) => shows('picture', media, { decorative: true })) },
    { type: 'table', content: [row, row] },
    shows('video', film, { caption: '现场' }),
    shows('audio', sound),
    shows('attachment', form, { name: '报名表' }),
    paragraph('完。'),
  ]
  const text = { title: '图文并茂', summary: '', sourceName: '', tags: '', cityId: 1, columnId: null }
  const draft = await portal.verb('draft', { ...text, origin: 'original', body: { type: 'doc', content } })
  await portal.verb('publish', draft)
  return `/articles/${draft.id}`
}

/** Brings files into the library by the command line.
 *  @returns their numbers, in the same order */
async function inLibrary(files: Readonly<Record<string, Buffer>>): Promise<number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'citysite-files-'))
  const paths = Object.keys(files).map((name) => join(folder, name))
  for (const [at, content] of Object.values(files).entries()) await writeFile(paths[at] ?? '', content)
  const { stdout } = await portal.cli(['media', 'add', ...paths, '--as', 'he@example.cn', '--json'])
  await rm(folder, { recursive: true })
  return (JSON.parse(stdout) as { items: { id: number }[] }).items.map(({ id }) => id)
}

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
