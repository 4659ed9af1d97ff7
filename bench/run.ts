import { fill } from './fill/fill.ts'
import { type Ground, withGround } from './ground.ts'
import { measures } from './measures/measures.ts'
import { profile } from './profile.ts'
import { scale } from './scale/scale.ts'
import { type Row, table, writeIntoDocs } from './table.ts'

// npm run bench                    measures everything of the table in bench/README.md and writes it
// npm run bench -- cached views    measures only these; any measures can be named
// npm run bench -- search lists 100000    numbers after names are theirs
//
// Beside those of the table, with the numbers that they take unless others are given:
//   search 1000000, lists 1000000    so many articles against ten thousand; BENCH_DATA=<folder> keeps the filled databases
//   soak 60                  readers and an editor use a portal for so many seconds
//   media 100                the renditions of so many pictures
//   media-page               an article with ten pictures: bytes, first view, files a second
//   share                    share pictures
//   forms 10000              what readers wait for while so many public forms arrive in ten seconds
//   lighthouse               the scores of Lighthouse for pages of readers
//   page-store               purges and lookups of a page store with 200,000 entries
//   import 20000             so many articles from CSV and from JSONL
//   views-scale 1000000 10000000    views with so many articles and so many rows
//
// Not measures, and one word each:
//   profile                  profiles the hot path
//   scale                    compares every request at a million articles with ten thousand
//   fill 1000000             fills the migrated database of DATABASE_URL with so many articles

const others: Record<string, (number?: number) => Promise<void>> = { profile, scale, fill: fillDatabase }

const words = process.argv.slice(2)
const [first = '', second] = words
const other = others[first]
if (other) await other(second === undefined ? undefined : Number(second))
else {
  const rows = await withGround((ground) => measureAll(ground, askedFor(words)))
  console.log(`\n${table(rows)}`)
  if (words.length === 0) await writeIntoDocs(table(rows))
}

type Asked = { name: string; numbers: number[] }

/** The measures in the order of the words; numbers are those of all names since the numbers before them. */
function askedFor(words: readonly string[]): Asked[] {
  if (words.length === 0)
    return Object.keys(measures).flatMap((name) => (measures[name]?.isOfTable ? { name, numbers: [] } : []))
  const asked: Asked[] = []
  let group: Asked[] = []
  for (const [place, word] of words.entries()) {
    if (/^\d+$/.test(word)) for (const { numbers } of group) numbers.push(Number(word))
    else {
      if (!Object.hasOwn(measures, word))
        throw new Error(
          `there is no ${word}, but ${[...Object.keys(measures), ...Object.keys(others)].join(', ')}`,
        )
      if (/^\d+$/.test(words[place - 1] ?? '')) group = []
      const one: Asked = { name: word, numbers: [] }
      group.push(one)
      asked.push(one)
    }
  }
  return asked
}

async function measureAll(ground: Ground, asked: readonly Asked[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const { name, numbers } of asked) {
    console.log(name)
    rows.push(...((await measures[name]?.run(ground, ...numbers)) ?? []))
  }
  return rows
}

async function fillDatabase(articles = 0): Promise<void> {
  const url = process.env.DATABASE_URL
  if (!url || !(articles > 0))
    throw new Error('say how many articles, and in DATABASE_URL which database: … fill 10000')
  const from = performance.now()
  const { firstId } = await fill(url, { articles })
  const seconds = Math.round((performance.now() - from) / 1_000)
  console.log(`${articles} articles from number ${firstId} on, in ${seconds} s`)
}
