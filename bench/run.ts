import { fill } from './fill/fill.ts'
import { type Ground, withGround } from './ground.ts'
import { measures } from './measures/measures.ts'
import { profile } from './profile.ts'
import { scale } from './scale/scale.ts'
import { type Row, table, writeIntoDocs } from './table.ts'

// `npm run bench` measures everything of the table in bench/README.md and writes it; `npm run bench -- cached views` only
// these. Any measures can be named, and numbers after them, which are theirs: `npm run bench -- search lists 100000`
// compares searches and lists of so many articles with those of ten thousand (with BENCH_DATA=<folder> the filled
// databases are kept for the next time), then share pictures are `share`; `soak 120` runs readers and an editor against a
// portal for two minutes; `media 100` makes the renditions of so many pictures; `views-scale 1000000 10000000` are articles
// and rows. Others of one word each: `profile` profiles the hot path; `scale` compares every request at a million articles
// with ten thousand; `fill 1000000` fills the migrated database of DATABASE_URL with that many articles.

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
