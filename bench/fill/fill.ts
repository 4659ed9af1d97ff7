import pg from 'pg'
import { type Filling, filledArticle, USUAL_END } from './article.ts'
import { type Cell, copyRows } from './copy.ts'
import { makeReferences } from './references.ts'
import { type References, type Table, tables } from './tables.ts'
import { withoutIndexes } from './without-indexes.ts'

const usual: Filling = {
  articles: 10_000,
  cities: 300,
  bodyCharacters: 160,
  rareCharacters: 0,
  end: USUAL_END,
  seed: 1,
}
/** From this number on it is faster to create the indexes afterwards. */
const MANY = 50_000

const COUNT_DAYS = `
  INSERT INTO archive_day SELECT city_id, (published_at AT TIME ZONE 'Asia/Shanghai')::date, count(*)
  FROM article WHERE status = 'published' GROUP BY 1, 2
  ON CONFLICT (city_id, day) DO UPDATE SET articles = excluded.articles`
const COUNT_MONTHS = `
  INSERT INTO archive_month SELECT city_id, date_trunc('month', day)::date, sum(articles) FROM archive_day GROUP BY 1, 2
  ON CONFLICT (city_id, month) DO UPDATE SET articles = excluded.articles`

/**
 * Adds articles and their related rows to a migrated database, once; the same at every run. Constraints are not checked,
 * so its user must be a superuser.
 * @param without tables that stay empty
 * @returns the number of the first article; the others follow it, oldest first
 */
export async function fill(
  databaseUrl: string,
  wanted: Partial<Filling> = {},
  without: readonly string[] = [],
): Promise<{ firstId: number }> {
  const filling = { ...usual, ...wanted }
  const filled = tables.filter(({ name }) => !without.includes(name))
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c TimeZone=UTC' })
  await client.connect()
  try {
    await client.query("SET session_replication_role = 'replica'")
    const references = await makeReferences(client, filling.cities)
    const names = filled.map(({ name }) => name)
    const load = () => loadTables(client, filled, filling, references)
    if (filling.articles < MANY) await load()
    else await withoutIndexes(client, names, load)
    await client.query(COUNT_DAYS)
    await client.query(COUNT_MONTHS)
    await client.query(`SELECT setval('article_id_seq', (SELECT max(id) FROM article))`)
    await client.query(`VACUUM (ANALYZE) city, source, archive_day, archive_month, ${names.join(', ')}`)
    return { firstId: references.firstId }
  } finally {
    await client.end()
  }
}

async function loadTables(
  client: pg.Client,
  filled: readonly Table[],
  filling: Filling,
  references: References,
): Promise<void> {
  for (const table of filled)
    await copyRows(client, table.name, table.columns, rows(table, filling, references))
}

function* rows(table: Table, filling: Filling, references: References): Generator<readonly Cell[]> {
  for (let number = 0; number < filling.articles; number++)
    yield* table.rowsOf(
      { ...filledArticle(number, filling), id: references.firstId + number, number },
      references,
    )
}
