import { setTimeout as sleep } from 'node:timers/promises'
import { pool } from '#lib/db/client.ts'

const BATCH = 5_000
/** Between two batches, so that the deletion does not slow other queries down. */
const PAUSE_MS = 10

/** A table whose primary key is a time, as an integer, and a key. */
export type TimedTable = { name: string; time: string; key: string; keyType: 'bytea' | 'uuid' | 'int' }

/**
 * Deletes the rows whose time is before `due`, oldest first, in batches that are committed separately, so that an
 * interrupted run keeps its progress. Locked rows are skipped.
 * @returns the number of deleted rows
 */
export async function deleteDue(table: TimedTable, due: number): Promise<number> {
  const text = statement(table)
  let deleted = 0
  let last: [number | null, string | null] = [null, null]
  for (;;) {
    const { rows } = await pool().query<{ time: number; key: string }>(text, [due, ...last])
    deleted += rows.length
    const end = rows.at(-1)
    if (!end || rows.length < BATCH) return deleted
    last = [end.time, end.key]
    await sleep(PAUSE_MS)
  }
}

/** Continues after the last row: deleted rows stay in the index until a vacuum, and would be scanned again. */
function statement({ name, time, key, keyType }: TimedTable): string {
  return `
    WITH due AS MATERIALIZED (
      SELECT ctid AS place, ${time} AS time, ${key} AS key FROM ${name}
      WHERE ${time} < $1::int AND ($2::int IS NULL OR (${time}, ${key}) > ($2::int, $3::text::${keyType}))
      ORDER BY ${time}, ${key} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
    ), deleted AS (
      DELETE FROM ${name} WHERE ctid = ANY (ARRAY(SELECT place FROM due))
    )
    SELECT time, key::text AS key FROM due ORDER BY time, due.key`
}
