import type pg from 'pg'

/** A table of the portal; `rows` is Postgres' estimate. */
export type TableFacts = { table: string; columns: string[]; rows: number }

/** Prisma's table of migrations, which is not one of the portal's. */
export const HISTORY = '_prisma_migrations'

/** A condition on pg_class: in the portal's schema, and of no extension. */
const OURS = `c.relnamespace = quote_ident(current_schema())::regnamespace AND NOT EXISTS (
  SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype = 'e')`

/** Every table except the history of migrations, with its columns that are not generated. */
export async function readTables(client: pg.Client): Promise<TableFacts[]> {
  const { rows } = await client.query<TableFacts>(
    `SELECT c.relname::text AS table, greatest(c.reltuples, 0)::float8 AS rows,
       array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE ${OURS} AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> $1
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     GROUP BY c.oid, c.relname, c.reltuples ORDER BY c.relname`,
    [HISTORY],
  )
  return rows
}

/** The last value of each sequence that was used. */
export async function readSequences(client: pg.Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; last: string }>(
    `SELECT sequencename::text AS name, last_value::text AS last FROM pg_sequences
     WHERE schemaname = current_schema() AND last_value IS NOT NULL ORDER BY sequencename`,
  )
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]))
}

/** Drops every routine, table and type of the portal's schema, each kind at once: a routine can depend on a type, and what
 *  is dropped with another one must not be named afterwards. */
export async function dropAll(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `SELECT statement FROM (
       SELECT 1 AS turn, format('DROP ROUTINE %s CASCADE', string_agg(p.oid::regprocedure::text, ', ')) AS statement
       FROM pg_proc p
       WHERE p.pronamespace = quote_ident(current_schema())::regnamespace
         AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
       HAVING count(*) > 0
       UNION ALL
       SELECT 2, format('DROP TABLE %s CASCADE', string_agg(c.oid::regclass::text, ', '))
       FROM pg_class c WHERE ${OURS} AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       HAVING count(*) > 0
       UNION ALL
       SELECT 3, format('DROP TYPE %s CASCADE', string_agg(t.oid::regtype::text, ', '))
       FROM pg_type t
       WHERE t.typtype = 'e' AND t.typnamespace = quote_ident(current_schema())::regnamespace
         AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = t.oid AND deptype = 'e')
       HAVING count(*) > 0
     ) AS drops ORDER BY turn`,
  )
  for (const { statement } of rows) await client.query(statement)
}
