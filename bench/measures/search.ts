import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backfillSearch } from '#lib/articles/search/backfill-search.ts'
import { readSearch } from '#lib/articles/search/read-search.ts'
import { suggest } from '#lib/articles/search/suggest.ts'
import { closeDatabase, pool } from '#lib/db/client.ts'
import { startEmbeddedPostgres } from '#lib/db/embedded.ts'
import { forgetSingletons } from '#lib/process-singleton.ts'
import { fill } from '../fill/fill.ts'
import { makeDatabase, SECRET } from '../scale/site.ts'
import { atMost, type Row, times } from '../table.ts'

const SMALL = 10_000
const TIMES_AT_MOST = 2
const ROUNDS = 60
/** Entered again by the backfill, to see how many a second that are. */
const ENTERED = 1_000

const questions: Record<string, () => Promise<unknown>> = {
  'a rare word': () => readSearch({ q: '鸬鹚' }),
  'a word in a twelfth of the titles': () => readSearch({ q: '防汛' }),
  'a word in half of all texts': () => readSearch({ q: '负责人' }),
  'a phrase': () => readSearch({ q: '“综合文化服务中心”' }),
  'one character': () => readSearch({ q: '镇' }),
  'two words in a city': () => readSearch({ q: '大良 植树', city: 'fill-1' }),
  'a word of long ago': () => readSearch({ q: '亚运会' }),
  'a word in half of all, of one year': () =>
    readSearch({ q: '负责人', from: '2012-01-01', to: '2012-12-31' }),
  'of a source': () => readSearch({ source: '来源7' }),
  'a word of none': () => readSearch({ q: '麒麟' }),
  suggestions: () => suggest('大良消防'),
}

/** Searches among so many articles, compared with ten thousand, in a Postgres of its own; no page is rendered. */
export async function measureSearch(articles: number): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'citysite-search-'))
  const postgres = await startEmbeddedPostgres(folder, {
    settings: { shared_buffers: '1GB', max_wal_size: '4GB' },
  })
  try {
    const [one, other] = [
      await makeDatabase(postgres.url, 'small'),
      await makeDatabase(postgres.url, 'large'),
    ]
    const small = await measureOne(one, SMALL)
    const large = await measureOne(other, articles)
    const against = `${SMALL} articles`
    return [
      ...Object.keys(questions).map((name) => {
        const [one = 0, other = 0] = [small.p95.get(name), large.p95.get(name)]
        const row = atMost(TIMES_AT_MOST, `search: ${name}`, against, other / one, times)
        return { ...row, figure: `${row.figure} (${one.toFixed(1)}, ${other.toFixed(1)} ms)` }
      }),
      { what: 'index of searches', against, figure: `${large.size} (${small.size})`, target: '' },
      { what: 'entered again, a second', against, figure: `${large.entered} (${small.entered})`, target: '' },
    ]
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureOne(url: string, articles: number) {
  Object.assign(process.env, { DATABASE_URL: url, SECRET })
  forgetSingletons(['schema-engine'])
  await fill(url, { articles })
  try {
    const p95 = new Map<string, number>()
    for (const [name, ask] of Object.entries(questions)) p95.set(name, await p95Of(ask))
    const { rows } = await pool().query<{ size: string }>(
      `SELECT pg_size_pretty(pg_relation_size('search_entry_grams')) AS size`,
    )
    return { p95, size: rows[0]?.size ?? '', entered: await enteredASecond() }
  } finally {
    await closeDatabase()
  }
}

async function p95Of(ask: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now()
    await ask()
    // The first ones plan statements and read pages.
    if (round >= 10) taken.push(performance.now() - from)
  }
  taken.sort((one, other) => one - other)
  return taken[Math.ceil(taken.length * 0.95) - 1] ?? Number.NaN
}

async function enteredASecond(): Promise<number> {
  await pool().query(`DELETE FROM search_entry WHERE article_id > (SELECT max(id) - ${ENTERED} FROM article)`)
  const from = performance.now()
  const entered = await backfillSearch()
  return Math.round((entered / (performance.now() - from)) * 1_000)
}
