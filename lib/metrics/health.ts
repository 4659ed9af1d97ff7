import { setTimeout as sleep } from 'node:timers/promises'
import { pool } from '#lib/db/client.ts'

const PATIENCE_MS = 2_000

/** Whether the database answers in time. */
export async function isDatabaseWell(): Promise<boolean> {
  const asked = pool()
    .query('SELECT 1')
    .then(
      () => true,
      () => false,
    )
  return Promise.race([asked, sleep(PATIENCE_MS, false, { ref: false })])
}
