import { closeDatabase } from '#lib/db/client.ts'
import { drainViews } from '#lib/views/queue.ts'
import { buildBaselines, startBaselines } from './baselines/next.ts'
import { fill } from './fill/fill.ts'
import { driver } from './load.ts'
import { measureCached } from './measures/cached.ts'
import { measureEditor } from './measures/editor.ts'
import { measureFirstView } from './measures/first-view.ts'
import { measureImport } from './measures/import.ts'
import type { Measure } from './measures/measure.ts'
import { measureMedia } from './measures/media.ts'
import { measureMediaPage } from './measures/media-page.ts'
import { measureMixed } from './measures/mixed.ts'
import { measurePageStore } from './measures/page-store.ts'
import { measurePurges } from './measures/purges.ts'
import { measureSearch } from './measures/search.ts'
import { measureSharePictures } from './measures/share-pictures.ts'
import { measureSoak } from './measures/soak.ts'
import { measureStart } from './measures/start.ts'
import { measureUncached } from './measures/uncached.ts'
import { measureViews } from './measures/views.ts'
import { measureViewsScale } from './measures/views-scale.ts'
import { startPortal } from './portal.ts'
import { profile } from './profile.ts'
import { scale } from './scale/scale.ts'
import { type Row, table, writeIntoDocs } from './table.ts'

// `npm run bench` measures everything and writes the table into bench/README.md; `npm run bench -- cached views` only these;
// `npm run bench -- profile` profiles the hot path; `npm run bench -- fill 1000000` fills the migrated
// database of DATABASE_URL with that many articles; `npm run bench -- scale` compares every request at a million articles
// with ten thousand, `npm run bench -- views-scale` the counting of views, with `… 1000000 10000000` as articles and rows;
// `npm run bench -- soak 120` runs readers and an editor against a portal for two minutes;
// `npm run bench -- search 100000` searches among so many articles and among ten thousand;
// `npm run bench -- media 100` makes the renditions of so many pictures while readers read;
// `npm run bench -- share` draws share pictures and posters;
// `npm run bench -- media-page` looks at an article with ten pictures;
// `npm run bench -- page-store` fills a page cache with 200,000 pages; `npm run bench -- import` imports 20,000 articles.

const measures: Record<string, Measure> = {
  cached: measureCached,
  uncached: measureUncached,
  views: measureViews,
  mixed: measureMixed,
  purges: measurePurges,
  start: measureStart,
  'first-view': measureFirstView,
  editor: measureEditor,
}

const words = process.argv.slice(2)
if (words[0] === 'profile') await profile()
else if (words[0] === 'scale') await scale(words[1] ? Number(words[1]) : undefined)
else if (words[0] === 'soak') print(await measureSoak(Number(words[1] ?? 60)))
else if (words[0] === 'media') print(await measureMedia(Number(words[1] ?? 100)))
else if (words[0] === 'share') print(await measureSharePictures())
else if (words[0] === 'media-page') print(await measureMediaPage())
else if (words[0] === 'page-store') print(await measurePageStore())
else if (words[0] === 'import') print(await measureImport(Number(words[1] ?? 20_000)))
else if (words[0] === 'search') print(await measureSearch(Number(words[1] ?? 1e6)))
else if (words[0] === 'fill') await fillDatabase(Number(words[1]))
else if (words[0] === 'views-scale')
  print(await measureViewsScale(Number(words[1] ?? 1e6), Number(words[2] ?? 1e7)))
else await measure(words)

function print(rows: readonly Row[]): void {
  console.log(`\n${table(rows)}`)
}

async function measure(words: readonly string[]): Promise<void> {
  const chosen = Object.entries(measures).filter(([name]) => words.length === 0 || words.includes(name))
  if (chosen.length === 0)
    throw new Error(`nothing of that name; there are ${Object.keys(measures).join(', ')}`)
  console.log(`Measuring with ${driver()}; about ${chosen.length} minutes.`)
  await buildBaselines()
  const portal = await startPortal()
  process.env.DATABASE_URL = portal.database.url
  process.env.SECRET = portal.database.secret
  const next = await startBaselines(portal.database)
  const rows: Row[] = []
  try {
    for (const [name, run] of chosen) {
      console.log(name)
      rows.push(...(await run({ portal, next })))
    }
  } finally {
    await drainViews()
    await closeDatabase()
    await next.stop()
    await portal.stop()
  }
  print(rows)
  if (words.length === 0) await writeIntoDocs(table(rows))
}

async function fillDatabase(articles: number): Promise<void> {
  const url = process.env.DATABASE_URL
  if (!url || !(articles > 0))
    throw new Error('say how many articles, and in DATABASE_URL which database: … fill 10000')
  const from = performance.now()
  const { firstId } = await fill(url, { articles })
  const seconds = Math.round((performance.now() - from) / 1_000)
  console.log(`${articles} articles from number ${firstId} on, in ${seconds} s`)
}
