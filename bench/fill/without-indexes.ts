import type pg from 'pg'

/** Runs `load` while these tables have only the indexes of their constraints, and recreates the others: much faster than
 *  maintaining them row by row. */
export async function withoutIndexes(
  client: pg.Client,
  tables: readonly string[],
  load: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
     WHERE indrelid = ANY ($1::regclass[])
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid) ORDER BY name`,
    [tables.map((table) => `"${table}"`)],
  )
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`)
  await load()
  await client.query("SET maintenance_work_mem = '512MB'")
  for (const { definition } of rows) await client.query(definition)
}
