import { type Browser, chromium, type Page } from '@playwright/test'
import { mintEditor } from '#lib/actors/editor.ts'
import { createDraft } from '#lib/articles/create-draft.ts'
import { db } from '#lib/db/client.ts'
import { findBrowser } from '../../deploy/browser.mjs'
import { median } from '../load.ts'
import { signInEverywhere } from '../scale/session.ts'
import { atMost, kilobytes, type Row } from '../table.ts'
import type { Bench } from './measure.ts'

const ROUNDS = 3
const PARAGRAPHS = 160
const SENTENCE = '志愿者联合会在乐从举行授旗仪式，八个党建结对单位现场签约。'
/** In the middle of a text of 20,000 characters, so many keys. */
const KEYS = 120
const milliseconds = (value: number) => `${value.toFixed(0)} ms`

/** The editing page with an article of 20,000 characters: bytes of script, time to the first key, key to paint. */
export async function measureEditor({ portal }: Bench): Promise<Row[]> {
  const program = await findBrowser()
  if (program === null)
    return [{ what: 'editing an article', against: '', figure: 'no browser here', target: '' }]
  const cookie = await signInEverywhere([])
  const id = await aLongDraft()
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const rounds: Seen[] = []
    for (let round = 0; round < ROUNDS; round++)
      rounds.push(await edit(browser, `${portal.url}/admin/articles/${id}`, cookie))
    const keys = rounds.flatMap((one) => one.keys).sort((one, other) => one - other)
    const of = (part: number) => keys[Math.floor(keys.length * part)] ?? 0
    const row = (what: string, figure: string): Row => ({ what, against: '', figure, target: '' })
    return [
      row('editing page: JavaScript', kilobytes(Math.max(...rounds.map(({ script }) => script)))),
      row(
        'editing page: first key can be typed after',
        milliseconds(median(rounds.map(({ ready }) => ready))),
      ),
      row('typing in 20,000 characters: key to paint, p50', milliseconds(of(0.5))),
      atMost(50, 'typing in 20,000 characters: key to paint, p95', '', of(0.95), milliseconds),
      row(
        'typing in 20,000 characters: longest task, ms',
        milliseconds(Math.max(...rounds.map(({ task }) => task))),
      ),
    ]
  } finally {
    await browser.close()
  }
}

async function aLongDraft(): Promise<number> {
  const editor = await db().editor.findFirstOrThrow()
  const text = SENTENCE.repeat(Math.ceil(20_000 / PARAGRAPHS / SENTENCE.length))
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text }] }
  const { id } = await createDraft(mintEditor(editor), {
    ...{ origin: 'original', title: '两万字', summary: '', cityId: 1 },
    body: { type: 'doc', content: Array.from({ length: PARAGRAPHS }, () => paragraph) },
  })
  return id
}

type Seen = { script: number; ready: number; keys: number[]; task: number }

async function edit(browser: Browser, url: string, cookie: string): Promise<Seen> {
  const context = await browser.newContext({ extraHTTPHeaders: { cookie } })
  const page = await context.newPage()
  let script = 0
  page.on('response', async (response) => {
    if (!response.url().endsWith('.js')) return
    const { responseBodySize } = await response.request().sizes()
    script += responseBodySize
  })
  const start = performance.now()
  await page.goto(url, { waitUntil: 'commit' })
  await page.locator('#field-body[contenteditable=true]').waitFor()
  const ready = performance.now() - start
  await page.waitForLoadState('networkidle')
  const typed = await type(page)
  await context.close()
  return { script, ready, ...typed }
}

/** Types in the middle of the text. From the key's own time to the frame after the one in which it was drawn, in ms. */
async function type(page: Page): Promise<{ keys: number[]; task: number }> {
  await page
    .locator('#field-body > p')
    .nth(PARAGRAPHS / 2)
    .click()
  await page.evaluate(() => {
    const seen = { keys: [] as number[], task: 0 }
    Object.assign(window, { seen })
    addEventListener('keydown', (event) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => seen.keys.push(performance.now() - event.timeStamp)
        port2.postMessage(null)
      })
    })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.task = Math.max(seen.task, duration)
    }).observe({ type: 'longtask' })
  })
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press('x')
    await page.waitForTimeout(60)
  }
  return page.evaluate(() => (window as unknown as { seen: { keys: number[]; task: number } }).seen)
}
