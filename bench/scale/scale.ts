import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeDatabase } from '#lib/db/client.ts'
import { startEmbeddedPostgres } from '#lib/db/embedded.ts'
import { fill } from '../fill/fill.ts'
import { type Row, table } from '../table.ts'
import { settings } from './kept-databases.ts'
import { knownOf } from './known.ts'
import { type Measured, measureKind } from './measure.ts'
import { kinds } from './requests.ts'
import { signInEverywhere } from './session.ts'
import { makeDatabase, openSite, SECRET, type Site } from './site.ts'
import { sequentialScans } from './statements.ts'

const SMALL = 10_000
const TIMES_AT_MOST = 2

/**
 * Compares requests of readers (bench/scale/requests.ts) and of the desk, without the page cache, at a million articles and at ten thousand: its
 * p95 and its database statistics. Prints a table; takes some minutes.
 * @param articles of the larger site
 */
export async function scale(articles = 1_000_000): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'citysite-scale-'))
  const postgres = await startEmbeddedPostgres(folder, { settings })
  const sites: Site[] = []
  try {
    const urls = [await makeDatabase(postgres.url, 'small'), await makeDatabase(postgres.url, 'large')]
    const [small = '', large = ''] = urls
    Object.assign(process.env, { DATABASE_URL: small, SECRET })
    const cookie = await signInEverywhere([large])
    await closeDatabase()
    console.log(`Filling databases with ${SMALL} and ${articles} articles.`)
    for (const [url, number] of [
      [small, SMALL],
      [large, articles],
    ] as const) {
      await fill(url, { articles: number })
      sites.push(await openSite(url, number, knownOf))
    }
    await measureAll(sites, cookie)
  } finally {
    for (const { client, portal } of sites) await client.end().then(portal.stop)
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureAll(sites: readonly Site[], cookie: string): Promise<void> {
  const [, large] = sites
  if (!large) throw new Error('two sites are compared')
  const before = await sequentialScans(large.client)
  const rows: Row[] = []
  for (const kind of kinds) {
    const [one, other] = await measureKind(sites, kind, { cookie })
    if (!one || !other) throw new Error('two sites are compared')
    rows.push(rowOf(kind.name, one, other))
    console.log(table(rows.slice(-1)).split('\n').at(-1))
  }
  // In a small table a sequential scan can be the better plan.
  rows.push(scansRow(large.articles, before, await sequentialScans(large.client)))
  console.log(`\n${table(rows)}`)
}

function rowOf(name: string, small: Measured, large: Measured): Row {
  const ratio = large.p95 / small.p95
  const { statements, buffers, mostBuffers } = large.cost
  const cost = `${statements.toFixed(1)} statements (${small.cost.statements.toFixed(1)})`
  const read = `${Math.round(buffers)} buffers (${Math.round(small.cost.buffers)}), at most ${Math.round(mostBuffers)} in one`
  return {
    what: name,
    against: `${small.p95.toFixed(1)} ms`,
    figure: `${large.p95.toFixed(1)} ms, ${ratio.toFixed(2)} ×; ${cost}; ${read}`,
    target: `≤ ${TIMES_AT_MOST} ×`,
    isMet: ratio <= TIMES_AT_MOST,
  }
}

function scansRow(articles: number, before: Map<string, number>, after: Map<string, number>): Row {
  const more = [...after].filter(([name, scans]) => scans > (before.get(name) ?? 0))
  const named = more.map(([name, scans]) => `${name} ${scans - (before.get(name) ?? 0)}`).join(', ')
  return {
    what: 'tables read from end to end',
    against: `${articles} articles`,
    figure: named || 'none',
    target: 'none',
    isMet: more.length === 0,
  }
}
