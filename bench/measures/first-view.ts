import { get } from 'node:http'
import { type Browser, chromium } from '@playwright/test'
import { findBrowser } from '../../deploy/browser.mjs'
import { asBrowsers, median } from '../load.ts'
import { atMost, kilobytes, type Row, times } from '../table.ts'
import type { Bench } from './measure.ts'

const ROUNDS = 5
export const browserWords = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
]
/** A mid-range phone on a slow mobile network, with Lighthouse's parameters. */
const slowPhone = {
  viewport: { width: 412, height: 823 },
  network: { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 },
  cpuSlowdown: 4,
}

/** A reader's first view of the article: bytes, largest contentful paint and layout shift. */
export async function measureFirstView({ portal, next }: Bench): Promise<Row[]> {
  const page = `${portal.url}/articles/1`
  const html = await travelling(page)
  const script = /<script defer(?:="")? src="([^"]+)"/.exec(html.text)?.[1]
  if (script === undefined) throw new Error('the page has no script of the portal')
  const { length: scriptBytes } = await travelling(new URL(script, page).href)
  const program = await findBrowser()
  const rows = [
    atMost(12 * 1024, 'first view of an article: HTML with its CSS', 'as it travels', html.length, kilobytes),
    atMost(3 * 1024, 'first view: JavaScript', 'as it travels', scriptBytes, kilobytes),
  ]
  if (program === null)
    return [...rows, { what: 'first view: LCP, CLS', against: '', figure: 'no browser here', target: '' }]
  const browser = await chromium.launch({ executablePath: program, args: browserWords })
  try {
    const [own, other] = [await looks(browser, page), await looks(browser, `${next.url}isr/1`)]
    return [
      ...rows,
      atMost(0, 'first view: CLS', 'on a slow phone', own.shift, (value) => value.toFixed(3)),
      atMost(0.3, 'first view: LCP', 'the ISR page on the same slow phone', own.paint / other.paint, times),
    ]
  } finally {
    await browser.close()
  }
}

/** Opens the page several times with an empty cache; the median of the largest paints, in ms, and the worst shift. */
export async function looks(browser: Browser, url: string): Promise<{ paint: number; shift: number }> {
  const paints: number[] = []
  let shift = 0
  for (let round = 0; round < ROUNDS; round++) {
    const seen = await look(browser, url)
    paints.push(seen.paint)
    shift = Math.max(shift, seen.shift)
  }
  return { paint: median(paints), shift }
}

async function look(browser: Browser, url: string): Promise<{ paint: number; shift: number }> {
  const context = await browser.newContext({ viewport: slowPhone.viewport, isMobile: true })
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', slowPhone.network)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowPhone.cpuSlowdown })
    await page.goto(url, { waitUntil: 'load' })
    return await page.evaluate(async () => {
      const seen = { paint: 0, shift: 0 }
      const observe = (type: string, note: (entry: PerformanceEntry) => void) =>
        new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true })
      observe('largest-contentful-paint', ({ startTime }) => {
        seen.paint = startTime
      })
      observe('layout-shift', (entry) => {
        seen.shift += (entry as PerformanceEntry & { value: number }).value
      })
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      return seen
    })
  } finally {
    await context.close()
  }
}

/** A body as a browser receives it, and its length when sent. */
export function travelling(url: string): Promise<{ text: string; length: number }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: asBrowsers }, async (response) => {
      let length = 0
      for await (const chunk of response) length += chunk.length
      resolve({ text: await (await fetch(url)).text(), length })
    }).once('error', reject)
  })
}
