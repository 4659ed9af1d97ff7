import type pg from 'pg'

/**
 * Drops the foreign keys, and the indexes that belong to no constraint, so that many rows can be written in any order and
 * faster.
 * @returns the statements that recreate them, in this order
 */
export async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; make: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS make,
       2 AS step
     FROM pg_constraint
     WHERE contype = 'f' AND conparentid = 0 AND connamespace = quote_ident(current_schema())::regnamespace
     UNION ALL
     SELECT format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid), 1
     FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
     WHERE t.relkind = 'r' AND NOT t.relispartition AND t.relnamespace = quote_ident(current_schema())::regnamespace
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid AND contype <> 'f')
     ORDER BY step`,
  )
  // A foreign key depends on the index of the referenced columns.
  for (const { drop } of rows.toReversed()) await client.query(drop)
  return rows.map(({ make }) => make)
}
