import type pg from 'pg'
import { filledCities } from './cities.ts'
import { type References, SOURCES } from './tables.ts'

const editor = { id: 'fill-editor', name: '何编辑' }

/** Creates what the articles refer to: cities, sources, an editor, a disclaimer. */
export async function makeReferences(client: pg.Client, cities: number): Promise<References> {
  await client.query('INSERT INTO editor (id, email, name) VALUES ($1, $2, $3)', [
    editor.id,
    'fill@example.cn',
    editor.name,
  ])
  return {
    editor,
    cityIds: await makeCities(client, cities),
    firstId: await numberOf(client, 'SELECT coalesce(max(id), 0) + 1 AS n FROM article'),
    firstSource: await numberOf(
      client,
      `WITH made AS (
         INSERT INTO source (name) SELECT '来源' || place FROM generate_series(1, ${SOURCES}) AS place RETURNING id
       ) SELECT min(id) AS n FROM made`,
    ),
    columnIds: await makeColumns(client),
    policyId: await numberOf(
      client,
      `INSERT INTO policy (kind, version, origins, text, note, actor)
       SELECT 'disclaimer', coalesce(max(version), 0) + 1, '{repost,contribution}', '转载的目的在于传递更多信息。', '第一版', '系统'
       FROM policy WHERE kind = 'disclaimer'
       RETURNING id AS n`,
    ),
  }
}

async function makeCities(client: pg.Client, count: number): Promise<number[]> {
  const cities = filledCities(count)
  const { rows } = await client.query<{ id: number; slug: string }>(
    'INSERT INTO city (slug, name) SELECT * FROM unnest($1::text[], $2::text[]) RETURNING id, slug',
    [cities.map(({ slug }) => slug), cities.map(({ name }) => name)],
  )
  const ids = new Map(rows.map(({ id, slug }) => [slug, id]))
  return cities.map(({ slug }) => ids.get(slug) ?? 0)
}

async function makeColumns(client: pg.Client): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO "column" (slug, name) SELECT 'fill-' || place, '栏目' || place FROM generate_series(1, 8) AS place
     RETURNING id`,
  )
  return rows.map(({ id }) => id)
}

async function numberOf(client: pg.Client, query: string): Promise<number> {
  return Number((await client.query<{ n: number }>(query)).rows[0]?.n)
}
