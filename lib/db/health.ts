import { setTimeout as sleep } from 'node:timers/promises'
import { pool } from './client.ts'

const TIMEOUT_MS = 2_000

/** Whether the database answers a query within 2 s. */
export async function isDatabaseReachable(): Promise<boolean> {
  const answered = pool()
    .query('SELECT 1')
    .then(
      () => true,
      () => false,
    )
  return Promise.race([answered, sleep(TIMEOUT_MS, false, { ref: false })])
}
