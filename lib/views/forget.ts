import { queryUnhurried } from '#lib/db/unhurried.ts'
import { shanghaiDate } from '../time.ts'
import { REPEAT_MS } from './visitor-key.ts'

const HOUR_MS = 3_600_000
const RECEIPT_HOURS = 48

/**
 * Deletes what is no longer needed to count: salts of days that no repeat reaches back to, keys of visitors not seen
 * for an hour, receipts of 48 hours. Run hourly, it leaves no salt and no key older than a day and an hour.
 */
export async function forgetVisitors(
  now = new Date(),
): Promise<{ salts: number; visitors: number; receipts: number }> {
  const needed = shanghaiDate(new Date(now.getTime() - 2 * REPEAT_MS))
  const salts = await queryUnhurried('DELETE FROM view_salt WHERE day < $1', [needed])
  // A row that a batch holds is in use; waiting for it, with others held, could be waiting for each other.
  const visitors = await queryUnhurried(
    `DELETE FROM view_visitor WHERE key IN
       (SELECT key FROM view_visitor WHERE seen_at < $1 FOR UPDATE SKIP LOCKED)`,
    [new Date(now.getTime() - HOUR_MS).toISOString()],
  )
  const receipts = await queryUnhurried('DELETE FROM view_receipt WHERE received_at < $1', [
    new Date(now.getTime() - RECEIPT_HOURS * HOUR_MS).toISOString(),
  ])
  return { salts: salts.rowCount ?? 0, visitors: visitors.rowCount ?? 0, receipts: receipts.rowCount ?? 0 }
}
