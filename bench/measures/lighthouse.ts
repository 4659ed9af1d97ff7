import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { systemActor } from '#lib/actors/actor.ts'
import { draft } from '#lib/articles/create-draft.ts'
import { publish } from '#lib/articles/publish.ts'
import { contentSchema } from '#lib/articles/schema.ts'
import { completeConfig } from '#lib/config.ts'
import { closeDatabase, db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { findBrowser } from '../../deploy/browser.mjs'
import { median } from '../load.ts'
import { startPortal } from '../portal.ts'
import { run } from '../run-command.ts'
import type { Row } from '../table.ts'
import { browserWords } from './first-view.ts'
import { addPictures, untilMade } from './media.ts'

const ROUNDS = 5
const PICTURES = 12
const ARTICLES = 40
const FOLDER = join(import.meta.dirname, '..', 'lighthouse')
const PROGRAM = join(FOLDER, 'node_modules', 'lighthouse', 'cli', 'index.js')
const actor = systemActor('测速')

const categories = [
  { id: 'performance', least: 99 },
  { id: 'accessibility', least: 100 },
  { id: 'best-practices', least: 100 },
  { id: 'seo', least: 100 },
] as const

/** What is read of a report. A score is null where there was nothing to look at. */
const reportSchema = z.object({
  categories: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(z.string(), z.object({ score: z.number().nullable(), title: z.string() })),
})

type Report = z.infer<typeof reportSchema>

/**
 * The scores that Lighthouse gives the front page, a list, an article, the search form and its results on a slow phone; each
 * is the median of five rounds. Prints the audits that failed in one of them.
 */
export async function measureLighthouse(): Promise<Row[]> {
  const program = await findBrowser()
  if (program === null) throw new Error('Lighthouse needs a browser, and there is none')
  if (!existsSync(PROGRAM))
    await run('npm', ['ci', '--prefix', FOLDER, '--ignore-scripts', '--no-audit', '--no-fund'])
  process.env.CHROME_PATH = program
  const folder = await mkdtemp(join(tmpdir(), 'citysite-bench-lighthouse-'))
  const portal = await startPortal({ env: { DATA_DIR: folder } })
  process.env.DATABASE_URL = portal.database.url
  process.env.SECRET = portal.database.secret
  completeConfig({ dataDir: folder, databaseUrl: portal.database.url })
  try {
    const article = await articlesWithPictures()
    const pages: Page[] = [
      { name: 'front page', path: '/' },
      { name: 'list', path: '/articles' },
      { name: 'article with a picture', path: `/articles/${article}` },
      { name: 'search', path: '/search' },
      { name: 'search results', path: `/search?q=${encodeURIComponent('志愿')}`, isKept: true },
    ]
    const rows: Row[] = []
    for (const page of pages) rows.push(...(await scoresOf(page, portal.url)))
    return rows
  } finally {
    await closeDatabase()
    await portal.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

type Page = {
  name: string
  path: string
  /** Kept from search engines, for which they would give it no points. */
  isKept?: boolean
}

async function scoresOf({ name, path, isKept = false }: Page, site: string): Promise<Row[]> {
  const asked = categories.filter(({ id }) => !(isKept && id === 'seo'))
  const reports: Report[] = []
  for (let round = 0; round < ROUNDS; round++) reports.push(await reportOn(site + path))
  for (const finding of findingsIn(reports, asked)) console.log(`${name}: ${finding}`)
  return asked.map(({ id, least }) => {
    const score = median(reports.map((report) => Math.round((report.categories[id]?.score ?? 0) * 100)))
    return {
      what: `Lighthouse, ${name}: ${id}`,
      against: `median of ${ROUNDS}, mobile`,
      figure: `${score}`,
      target: `≥ ${least}`,
      isMet: score >= least,
    }
  })
}

async function reportOn(url: string): Promise<Report> {
  const flags = ['--headless=new', ...browserWords].join(' ')
  const words = [PROGRAM, url, '--output=json', '--quiet', '--enable-error-reporting=false']
  const json = await run(process.execPath, [...words, `--chrome-flags=${flags}`])
  return reportSchema.parse(JSON.parse(json))
}

/** Every audit of weight that did not pass in one of the rounds. */
function findingsIn(reports: readonly Report[], asked: readonly { id: string }[]): Set<string> {
  const findings = reports.flatMap(({ categories: found, audits }) =>
    asked.flatMap(({ id }) =>
      (found[id]?.auditRefs ?? []).flatMap((ref) => {
        const audit = audits[ref.id]
        const isWanting = ref.weight > 0 && audit && audit.score !== null && audit.score < 0.9
        return isWanting ? [`${id}: ${ref.id}, ${audit.title}`] : []
      }),
    ),
  )
  return new Set(findings)
}

/** Articles, two of three with a picture in their text.
 *  @returns the number of one that has it */
async function articlesWithPictures(): Promise<number> {
  await addPictures(PICTURES, 1_600, 1_200)
  await untilMade(PICTURES)
  const media = await db().media.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
  const city = await db().city.findFirstOrThrow({ select: { id: true } })
  let last = 0
  for (let at = 0; at < ARTICLES; at++) {
    const picture = at % 3 === 0 ? undefined : media[at % PICTURES]?.id
    const paragraph = { type: 'paragraph', content: [{ type: 'text', text: TEXT }] }
    const shown = { type: 'picture', attrs: { media: picture, alt: '志愿者接过旗帜' } }
    const content = contentSchema.parse({
      title: `${at + 1}名志愿者走进社区，服务覆盖独居长者`,
      summary: '党建结对单位与志愿服务队现场签约。',
      body: { type: 'doc', content: [paragraph, ...(picture ? [shown] : []), paragraph, paragraph] },
      cityId: city.id,
    })
    const { id } = await transaction(async (tx) =>
      publish(tx, actor, await draft(tx, actor, { ...content, origin: 'original' })),
    )
    if (picture) last = id
  }
  return last
}

const TEXT = '志愿者在服务阵地接过旗帜，今后每月开展一次“邻里守望”行动。'.repeat(6)
