import type { Browser, Page } from '@playwright/test'
import sharp from 'sharp'
import { decodeQr } from '../support/decode-qr.ts'
import { invalid } from '../support/valid-html.ts'
import { accessible } from './support/accessible.ts'
import { expect, listen, test } from './support/portal.ts'

const ARTICLE = '/articles/1'
const password = 'lecong-2026-admin'

const pages = [
  '/',
  '/articles',
  '/hot/all',
  '/cities/lecong',
  '/archive/2023/08',
  ARTICLE,
  '/disclaimer',
  '/disclaimer/1',
  '/policies/privacy',
  '/about',
  '/about/views',
  '/complaints',
  '/complaints?article=1',
  '/notices',
  '/search?q=志愿&city=lecong',
  '/articles/4711',
]

/** With scripts they say more: a list of files, how much can be written. */
const forms = [
  '/complaints/new?article=1&kind=copyright',
  '/complaints/new?kind=illegal_content',
  '/corrections/new?article=1',
  '/contribute',
]

/** By how many pixels a page is wider than its window. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

for (const path of [...pages, ...forms])
  test(`${path} is valid, accessible by day and in the dark, has one heading and fits a phone`, async ({
    page,
  }) => {
    const answer = await page.goto(path)
    expect(await invalid((await answer?.text()) ?? '')).toEqual([])
    await accessible(page)
    await expect(page.locator('h1')).toHaveCount(1)
    await expect(page.locator('main')).toHaveCount(1)
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
    for (const width of [320, 390, 768]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await overflow(page), `${path} at ${width}`).toBeLessThanOrEqual(0)
    }
    await page.setViewportSize({ width: 1_280, height: 800 })
    // Colours that are on their way to others would be judged as they are.
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await accessible(page, 'color-contrast', 'link-in-text-block', 'target-size')
  })

for (const path of pages)
  test(`${path} says the same without JavaScript`, async ({ browser, portal, page }) => {
    await page.goto(path)
    const context = await browser.newContext({ baseURL: portal.url, javaScriptEnabled: false })
    const plain = await context.newPage()
    await plain.goto(path)
    const words = async (where: Page) => (await where.locator('main').ariaSnapshot()).replace(/81\d/g, '811')
    expect(await words(plain)).toBe(await words(page))
    await context.close()
  })

test('the first key leads past the masthead to the text', async ({ page }) => {
  await page.goto(ARTICLE)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#main$/)
})

test('the article has everything that the page it came from had', async ({ page }) => {
  await page.goto(ARTICLE)
  await expect(page.getByRole('navigation', { name: '当前位置' })).toHaveText('城市站点乐从')
  await expect(page.locator('h1')).toHaveText('顺德乐从探索志愿服务高质量发展新模式')
  await expect(page.locator('dl.meta').first()).toContainText('2023年8月18日')
  await expect(page.locator('dl.meta').first()).toContainText('乐从发布')
  await expect(page.locator('dl.meta').first()).not.toContainText('作者')
  await expect(page.locator('.prose li')).toHaveCount(8)
  await expect(page.locator('.notice')).toContainText('我们会及时修改或删除')
})

/** Where the ink of a headline's last line begins, in pixels from the line's start. */
async function inkOfLastLine(page: Page, html: string): Promise<number> {
  const clip = await page.locator('h1').evaluate((headline: HTMLElement, inside) => {
    headline.style.width = '6em'
    headline.innerHTML = inside
    const { left } = headline.getBoundingClientRect()
    const { top, height } = headline.lastElementChild?.getBoundingClientRect() ?? { top: 0, height: 0 }
    return { x: left, y: top, width: 60, height }
  }, html)
  const { data, info } = await sharp(await page.screenshot({ clip }))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const columns = Array.from({ length: info.width }, (_, x) => x)
  const isInked = (x: number) =>
    Array.from({ length: info.height }, (_, y) => data[y * info.width + x] ?? 255).some((grey) => grey < 128)
  return columns.findIndex(isInked)
}

test('no spacing between Chinese and Latin is left at the start of a headline’s line', async ({ page }) => {
  await page.goto(ARTICLE)
  const held = (text: string, name = 'joined') => `<span class="${name}">${text}</span>`
  const word = held('DeepSeek')
  const before = ['一二三四', '五六七八', '2023年度'].map((text) => held(text)).join('')
  const alone = await inkOfLastLine(page, word)
  expect(alone).toBeGreaterThanOrEqual(0)
  expect(await inkOfLastLine(page, `${before}${held('工作', 'joined spaced')}<wbr>${word}`)).toBe(alone)
})

test('reading counts: 811 becomes 812, and a reload within half a minute does not count again', async ({
  browser,
  portal,
}) => {
  const context = await browser.newContext({
    baseURL: portal.url,
    userAgent: 'Mozilla/5.0 (Linux; Android 14) Chrome/131 Mobile',
  })
  const page = await context.newPage()
  const complaints = listen(page)
  const answered = () => page.waitForResponse((response) => response.url().endsWith('/views'))
  const first = answered()
  await page.goto(ARTICLE)
  const views = page.locator('[data-views]')
  expect(await (await first).json()).toEqual({ views: Number(await views.textContent()) })
  const counted = Number(await views.textContent())
  const again = answered()
  await page.reload()
  expect(await (await again).json()).toEqual({ views: counted })
  expect(complaints()).toEqual([])
  await context.close()

  const plain = await browser.newContext({
    baseURL: portal.url,
    javaScriptEnabled: false,
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0',
  })
  const without = await plain.newPage()
  const pixel = without.waitForResponse((response) => response.url().includes('/views?token='))
  await without.goto(ARTICLE)
  expect((await pixel).status()).toBe(200)
  await plain.close()

  // The page that is kept prints the number it was made with; who counts hears the one of now.
  const another = await browser.newContext({
    baseURL: portal.url,
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148',
  })
  const third = await another.newPage()
  const last = third.waitForResponse((response) => response.url().endsWith('/views'))
  await third.goto(ARTICLE)
  expect(await (await last).json(), 'the pixel counted').toEqual({ views: counted + 2 })
  await expect(third.locator('[data-views]')).toHaveText(String(counted + 2))
  await another.close()
})

/** The beacons that a page sends; the first one is refused as by a portal that is busy. */
async function beaconsOf(browser: Browser, portal: { url: string }, script: string) {
  const context = await browser.newContext({ baseURL: portal.url })
  await context.addInitScript(script)
  const page = await context.newPage()
  const sent: { view: string; at: number }[] = []
  let shownAt = 0
  await page.route('**/views', (route) => {
    sent.push({ view: route.request().postDataJSON().view, at: Date.now() - shownAt })
    return sent.length === 1
      ? route.fulfill({ status: 503, headers: { 'retry-after': '1' } })
      : route.continue()
  })
  page.on('domcontentloaded', () => {
    shownAt ||= Date.now()
  })
  await page.goto(ARTICLE)
  return { page, sent, close: () => context.close() }
}

test('a view leaves after a second in sight; refused for being busy it comes once more, as the same view', async ({
  browser,
  portal,
}) => {
  const { sent, page, close } = await beaconsOf(browser, portal, '')
  await expect.poll(() => sent.length, { timeout: 10_000 }).toBe(2)
  expect(sent[0]?.at).toBeGreaterThan(900)
  expect(sent[1]?.view).toBe(sent[0]?.view)
  await page.waitForTimeout(2_500)
  expect(sent).toHaveLength(2)
  await close()
})

test('a page that nobody sees sends nothing until it is seen', async ({ browser, portal }) => {
  const hidden = `Object.defineProperty(document, 'visibilityState', { get: () => window.shown ? 'visible' : 'hidden' })`
  const waiting = `Object.defineProperty(document, 'prerendering', { get: () => !window.shown })`
  for (const [script, event] of [
    [hidden, 'visibilitychange'],
    [waiting, 'prerenderingchange'],
  ] as const) {
    const { page, sent, close } = await beaconsOf(browser, portal, script)
    await page.waitForTimeout(1_600)
    expect(sent, event).toEqual([])
    await page.evaluate((name) => {
      Object.assign(window, { shown: true })
      document.dispatchEvent(new Event(name))
    }, event)
    await expect.poll(() => sent.length, { message: event }).toBe(1)
    await close()
  }
})

test('the device’s own share sheet is offered where there is one', async ({ browser, portal }) => {
  const context = await browser.newContext({ baseURL: portal.url })
  await context.addInitScript(
    `navigator.share = (what) => { window.shared = what; return Promise.resolve() }`,
  )
  const page = await context.newPage()
  await page.goto(ARTICLE)
  await page.getByRole('button', { name: '更多分享' }).click()
  const shared = await page.evaluate(() => (window as unknown as { shared: { url: string } }).shared)
  expect(shared.url).toMatch(/\/s\/\w+$/)
  await context.close()
})

test('an article carries its card for WeChat and for everybody else', async ({ page, portal }) => {
  await page.goto(ARTICLE)
  const title = '顺德乐从探索志愿服务高质量发展新模式'
  const meta = (name: string) => page.locator(`meta[${name}]`).getAttribute('content')
  for (const name of ['itemprop="name"', 'property="og:title"', 'name="twitter:title"'])
    expect(await meta(name), name).toBe(title)
  for (const name of ['itemprop="description"', 'property="og:description"', 'name="twitter:description"'])
    expect(await meta(name), name).toContain('2023年是全面落实')
  for (const name of ['itemprop="image"', 'property="og:image"', 'name="twitter:image"'])
    expect((await page.request.get((await meta(name)) ?? '')).headers()['content-type'], name).toBe(
      'image/jpeg',
    )
  expect(await meta('property="og:url"')).toBe(`${portal.url}/articles/1`)
})

test('sharing needs no script: plain links with title, summary and short link', async ({
  browser,
  portal,
}) => {
  const context = await browser.newContext({ baseURL: portal.url, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(ARTICLE)
  const hosts = { 微博: 'service.weibo.com', QQ: 'connect.qq.com', 'QQ 空间': 'sns.qzone.qq.com' }
  for (const [name, host] of Object.entries(hosts)) {
    const link = page.locator('.share a').filter({ hasText: new RegExp(`^${name}（`) })
    const address = new URL((await link.getAttribute('href')) ?? '')
    expect(address.host).toBe(host)
    expect(address.searchParams.get('title')).toContain('顺德乐从探索志愿服务高质量发展新模式')
    const short = address.searchParams.get('url') ?? ''
    expect(short).toMatch(/\/s\/\w+$/)
    const visited = await page.request.get(short, { maxRedirects: 0 })
    expect(visited.status()).toBe(302)
    expect(visited.headers().location).toMatch(/\/articles\/1$/)
  }
  await context.close()
})

test('微信 opens a dialog with a code to scan, and 复制链接 copies the short link', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(ARTICLE)
  await page.getByRole('button', { name: '微信' }).click()
  const dialog = page.getByRole('dialog', { name: '分享到微信' })
  await expect(dialog).toBeVisible()
  await expect(dialog).toBeFocused()
  await expect(dialog).toContainText('扫一扫')
  const code = dialog.getByRole('img')
  await expect.poll(() => code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  expect(await decodeQr(await code.screenshot())).toMatch(/\/s\/\w+$/)
  await accessible(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: '复制链接' }).click()
  await expect(page.getByRole('button', { name: '已复制' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/s\/\w+$/)
})

test('what a reader chooses holds on every page, without a cookie: size, colours, characters', async ({
  page,
  portal,
  context,
}) => {
  await page.goto(ARTICLE)
  const reading = page.locator('.reading')
  await reading.locator('summary').click()
  for (const words of ['大字、高对比、单列', '较大', '深色'])
    await reading.getByText(words, { exact: true }).click()
  await accessible(page)
  const fontSizes: number[] = []
  for (const words of ['小', '较小', '标准', '大', '较大']) {
    await reading.getByText(words, { exact: true }).click()
    fontSizes.push(
      await page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)),
    )
  }
  expect(fontSizes, 'all larger than without').toEqual([17.6, 18.8, 20, 24, 22])
  await page.keyboard.press('Escape')
  await expect(reading.locator('summary')).toBeFocused()
  await page.goto('/articles')
  await expect(page.locator('html')).toHaveClass('js size-4 dark elder')
  await page.setViewportSize({ width: 320, height: 600 })
  await expect(page.locator('.dateline')).toBeVisible()
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  await reading.locator('summary').click()
  await reading.getByRole('link', { name: '繁體版' }).click()
  await expect(page).toHaveURL(`${portal.url}/hant/articles`)
  await expect(page.locator('main')).toContainText('順德樂從探索志願服務')
  expect(await context.cookies()).toEqual([])

  const answer = await page.request.get(`/hant${ARTICLE}`)
  expect(answer.headers().link).toContain(`<${portal.url}${ARTICLE}>; rel="canonical"`)
  expect(await invalid(await answer.text())).toEqual([])
  // Wherever a link leads, the page is in the characters that were chosen.
  await page.goto(ARTICLE)
  await expect(page).toHaveURL(`${portal.url}/hant${ARTICLE}`)
  await accessible(page)
  await reading.locator('summary').click()
  await reading.getByRole('link', { name: '简体版' }).click()
  await expect(page).toHaveURL(portal.url + ARTICLE)
  // Lines are justified where 24 characters of the size that was chosen have room.
  const aligned = async (width: number) => {
    await page.setViewportSize({ width, height: 800 })
    const text = page.locator('.prose > p').first()
    return text.evaluate((one) => getComputedStyle(one).textAlign)
  }
  expect([await aligned(390), await aligned(600), await aligned(760)]).toEqual(['start', 'start', 'justify'])
})

test('what leads on from an article fits the narrowest window in every size, and is not printed', async ({
  page,
}) => {
  // So that the sheet of elder mode is there, too.
  await page.addInitScript(() => {
    localStorage.setItem('reading', 'elder')
  })
  await page.goto(ARTICLE)
  await expect(page.locator('html')).toHaveCSS('font-size', '20px')
  const word = '<span class="joined">DeepSeek-R1接入政务</span>'
  const card = `<li><div class="card title-card"><h3><a href="/">${word}</a></h3></div></li>`
  const related = `<section class="related"><h2>相关文章</h2><ul>${card}${card}</ul></section>`
  const pager = `<nav class="pager"><a href="/"><span>${word}</span></a><a class="next" href="/"><span>${word}</span></a></nav>`
  await page.evaluate(
    ([headline, ways]) => {
      const h1 = document.querySelector('h1')
      if (h1) h1.innerHTML = headline ?? ''
      document.querySelector('article')?.insertAdjacentHTML('afterend', ways ?? '')
    },
    [word, related + pager],
  )
  for (const [width, size] of [
    ...[320, 375, 480, 700].map((width) => [width, ''] as const),
    ...['size-4', 'size-5', 'elder', 'elder size-5'].map((size) => [320, size] as const),
  ]) {
    await page.setViewportSize({ width, height: 800 })
    await page.evaluate((name) => {
      document.documentElement.className = `js ${name}`
    }, size)
    expect(await overflow(page), `${width} ${size}`).toBeLessThanOrEqual(0)
  }
  await page.emulateMedia({ media: 'print' })
  for (const way of ['.share', '.related', '.pager']) await expect(page.locator(way)).toBeHidden()
})

test('a search suggests below each field where to go, for keys and fingers, in the page’s own characters', async ({
  page,
  portal,
}) => {
  const suggestions = page.getByRole('list', { name: /^搜索建[议議]$/ })
  const paths = () =>
    suggestions.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  await page.goto('/hant/articles/4711')
  for (const id of ['#masthead-search', '#search-here']) {
    await page.locator(id).fill('乐从')
    await expect(page.locator(`${id} ~ .suggestions`)).toHaveCSS('position', 'absolute')
    expect(await paths()).toEqual(['/hant/cities/lecong', `/hant${ARTICLE}`])
    await expect(page.getByRole('status').filter({ hasText: /^有 2 / })).toHaveCount(1)
  }
  await expect(suggestions).toContainText('順德樂從探索志願服務')

  await page.goto('/about')
  const field = page.locator('#masthead-search')
  await field.click()
  await field.pressSequentially('志愿', { delay: 50 })
  await expect(suggestions).toHaveCSS('position', 'absolute')
  expect(await paths()).toEqual([ARTICLE])
  await accessible(page)
  await page.keyboard.press('Escape')
  await expect(suggestions).toHaveCount(0)
  await expect(field).toBeFocused()
  await field.pressSequentially('服务')
  await expect(suggestions).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(suggestions.getByRole('link').first()).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(field).toBeFocused()
  await page.keyboard.press('Tab')
  await field.fill('没有这样的词')
  await expect(suggestions).toHaveCount(0)
  await field.fill('志愿服务')
  await field.press('Enter')
  await expect(page).toHaveURL(`${portal.url}/search?q=${encodeURIComponent('志愿服务')}`)
  await expect(page.getByRole('main').getByRole('link', { name: '顺德乐从探索' })).toBeVisible()
})

test('an article is read aloud, a sentence after the other, each marked while it is spoken', async ({
  browser,
  portal,
}) => {
  const context = await browser.newContext({ baseURL: portal.url })
  await context.addInitScript(() => {
    const speak = (utterance: SpeechSynthesisUtterance) => Object.assign(window, { spoken: utterance })
    Object.defineProperty(window, 'speechSynthesis', { value: { speak, cancel() {} } })
  })
  const page = await context.newPage()
  await page.goto(ARTICLE)
  await page.locator('.reading summary').click()
  await page.getByRole('button', { name: '朗读本文' }).click()
  const now = () =>
    page.evaluate(() => {
      const [marked] = (CSS.highlights.get('spoken') ?? new Set()) as Set<Range>
      return [(window as unknown as { spoken: SpeechSynthesisUtterance }).spoken.text, String(marked)]
    })
  const title = '顺德乐从探索志愿服务高质量发展新模式'
  expect(await now()).toEqual([title, title])
  await page.evaluate(() => (window as unknown as { spoken: { onend(): void } }).spoken.onend())
  const [spoken, marked] = await now()
  expect(spoken).toContain('2023年是全面落实')
  expect(marked?.trim()).toBe(spoken)
  await accessible(page)
  await page.getByRole('button', { name: '结束' }).click()
  await expect(page.locator('.speech')).toHaveCount(0)
  await context.close()
})

/** How many articles the page's browser keeps. */
const keptIn = (page: Page) =>
  page.evaluate(async () => (await (await caches.open('articles')).keys()).length)

test('an article that was read can be read without a network', async ({ page, context }) => {
  await page.goto(ARTICLE)
  await expect.poll(() => keptIn(page)).toBe(1)
  await expect(page.locator('.dateline')).toBeVisible()
  await context.setOffline(true)
  await page.clock.setSystemTime(Date.now() + 86_400_000)
  await page.goto(ARTICLE)
  await expect(page.locator('h1')).toContainText('顺德乐从探索')
  await expect(page.locator('.dateline'), 'the day on which it was kept').toBeHidden()
  await page.goto('/disclaimer')
  await expect(page.locator('h1')).toHaveText('没有网络')
  await expect(page.locator('main').getByRole('link', { name: '顺德乐从探索' })).toBeVisible()
  await context.setOffline(false)
})

test('a taken-down article leaves a tombstone and is gone everywhere else', async ({ page, portal }) => {
  const words = ['--email', 'chen@example.cn', '--name', '陈管理', '--role', 'admin', '--password-stdin']
  await portal.cli('user', 'create', ...words, { input: `${password}\n` })
  const as = ['--as', 'chen@example.cn', '--note', '依法处理']
  await page.goto(ARTICLE)
  await expect.poll(() => keptIn(page)).toBe(1)
  for (const [reason, status] of [
    ['legal_order', 451],
    ['copyright', 410],
  ] as const) {
    expect(await portal.cli('article', 'take-down', '1', '--reason', reason, ...as)).toMatchObject({
      exitCode: 0,
    })
    await page.goto('/disclaimer')
    await expect.poll(() => keptIn(page), { message: 'a browser forgets its copy' }).toBe(0)
    const answer = await page.goto(ARTICLE)
    expect(answer?.status()).toBe(status)
    const headers = answer?.headers() ?? {}
    expect(headers['x-robots-tag']).toContain('noindex')
    expect(headers['cache-control']).toBeTruthy()
    if (status === 451) expect(headers.link).toContain('rel="blocked-by"')
    const html = (await answer?.text()) ?? ''
    expect(await invalid(html)).toEqual([])
    expect(html).not.toContain('党建结对')
    expect(html).not.toContain('顺德乐从探索')
    await expect(page.getByRole('link', { name: /异议|投诉/ }).first()).toBeVisible()
    await accessible(page)
    for (const path of ['/', '/articles', '/cities/lecong', '/api/articles'])
      expect(await (await page.request.get(path)).text(), path).not.toContain('顺德乐从探索')
    expect((await page.request.get('/api/articles/1')).status()).toBe(status)
    expect(await portal.cli('article', 'restore', '1', ...as)).toMatchObject({ exitCode: 0 })
    expect((await page.request.get(ARTICLE)).status()).toBe(200)
  }
})

test('scripts and styles come from here alone, under a policy that allows no others', async ({
  page,
  portal,
}) => {
  const foreign: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(portal.url)) foreign.push(request.url())
  })
  for (const path of pages) {
    const answer = await page.goto(path)
    const policy = answer?.headers()['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
  }
  expect(foreign).toEqual([])
})
