import { execFileSync } from 'node:child_process'
import { Agent, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Editor } from '#lib/actors/editor.ts'
import { amendArticle } from '#lib/articles/amend.ts'
import { createDraft } from '#lib/articles/create-draft.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { SITE } from '#lib/cities/tags.ts'
import { closeDatabase, db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { purgeTags } from '#lib/page-cache/purge-tags.ts'
import { anEditor, type Seen } from '../fixtures.ts'
import { asBrowsers } from '../load.ts'
import { type Portal, startPortal } from '../portal.ts'
import { steadyP99 } from '../steady.ts'
import { atMost, type Row } from '../table.ts'

const CITIES = 4
const ARTICLES = 490
const READS_PER_SECOND = 300
const BETWEEN_VERBS_MS = 1_000

/** Readers of 500 addresses while an editor runs one verb a second, in all cities, on new and old articles. */
export async function measureSoak(seconds: number): Promise<Row[]> {
  const portal = await startPortal()
  process.env.DATABASE_URL = portal.database.url
  process.env.SECRET = portal.database.secret
  try {
    const editor = await anEditor()
    const cities = await someCities()
    const articles = await articlesOf(editor, cities)
    const lists = ['/', '/articles', '/api/articles', ...cities.map(({ slug }) => `/cities/${slug}`)]
    const paths = [...lists, ...articles.map(({ id }) => `/articles/${id}`)]
    const read = reader(portal.url)
    for (const path of paths) await read(path)
    let isOver = false
    const memory: number[] = []
    const editing = work(editor, articles, cities, () => isOver)
    const watch = watchMemory(portal, memory, () => isOver)
    const anyPath = () => read(paths[Math.floor(Math.random() * paths.length)] ?? '/')
    const p99 = await steadyP99(anyPath, READS_PER_SECOND, seconds)
    isOver = true
    const verbs = await editing
    await watch
    const against = `${seconds} s, ${verbs} verbs, ${await outcomes(portal)}`
    const reads = `${READS_PER_SECOND} reads a second over ${paths.length} addresses`
    return [
      atMost(100, `${reads}, one verb a second: p99`, against, p99, (value) => `${Math.round(value)} ms`),
      atMost(
        400,
        'the same: most memory',
        'of the process',
        Math.max(...memory),
        (value) => `${Math.round(value)} MB`,
      ),
    ]
  } finally {
    await closeDatabase()
    await portal.stop()
  }
}

type City = { id: number; slug: string }

async function someCities(): Promise<City[]> {
  const data = Array.from({ length: CITIES - 1 }, (_, at) => ({ slug: `bench-${at}`, name: `测速${at}` }))
  await transaction(async (tx) => {
    await tx.city.createMany({ data })
    await purgeTags(tx, [SITE])
  })
  return db().city.findMany({ select: { id: true, slug: true } })
}

async function articlesOf(editor: Editor, cities: readonly City[]): Promise<Seen[]> {
  const articles: Seen[] = []
  for (let at = 0; at < ARTICLES; at++)
    articles.push(await publishArticle(editor, await draft(editor, cities[at % cities.length])))
  return articles
}

const content = async (title: string, city: City | undefined) => {
  const { summary, body } = await db().article.findUniqueOrThrow({ where: { id: 1 } })
  const place = { cityId: city?.id ?? 1, columnId: null }
  return {
    title,
    originalTitle: null,
    summary,
    body,
    author: null,
    sourceName: '乐从发布',
    sourceUrl: null,
    ...place,
  }
}

async function draft(editor: Editor, city: City | undefined): Promise<Seen> {
  return createDraft(editor, { origin: 'repost', ...(await content('测速', city)) })
}

/** Publishes, corrects a title, takes down and restores, in turn.
 *  @returns the number of verbs */
async function work(
  editor: Editor,
  articles: Seen[],
  cities: readonly City[],
  isOver: () => boolean,
): Promise<number> {
  let verbs = 0
  for (; !isOver(); verbs++) {
    const due = sleep(BETWEEN_VERBS_MS)
    const at = Math.floor(Math.random() * articles.length)
    const city = cities[at % cities.length]
    const seen = articles[at] ?? { id: 1, version: 1 }
    const turn = verbs % 3
    if (turn === 0) articles.push(await publishArticle(editor, await draft(editor, city)))
    else if (turn === 1) {
      const changed = { ...seen, ...(await content(`更正${verbs}`, city)), note: '更正标题' }
      articles[at] = await amendArticle(editor, changed)
    } else {
      const down = await takeDownArticle(editor, { ...seen, reason: 'source_withdrawn', note: '测速' })
      articles[at] = await restoreArticle(editor, { ...down, note: '测速' })
      verbs += 1
    }
    await due
  }
  return verbs
}

function reader(site: string): (path: string) => Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  return (path) =>
    new Promise((resolve, reject) => {
      get(site + path, { agent, headers: asBrowsers }, (response) => {
        // An article that was taken down answers 410.
        if (response.statusCode !== 200 && response.statusCode !== 410)
          reject(new Error(`${path} answered ${response.statusCode}`))
        response.resume().once('end', resolve)
      }).once('error', reject)
    })
}

async function watchMemory({ pid }: Portal, megabytes: number[], isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    megabytes.push(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) / 1_024)
    await sleep(1_000)
  }
}

/** The requests by outcome, from the portal's metrics. */
async function outcomes({ url }: Portal): Promise<string> {
  const metrics = await (await fetch(`${url}/api/metrics`)).text()
  const of = (outcome: string) =>
    new RegExp(`cache_requests_total\\{outcome="${outcome}"\\} (\\d+)`).exec(metrics)?.[1] ?? '?'
  return ['hit', 'miss', 'joined'].map((outcome) => `${of(outcome)} ${outcome}`).join(', ')
}
