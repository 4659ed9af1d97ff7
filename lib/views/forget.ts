import { pool } from '#lib/db/client.ts'
import { HOUR_MS, shanghaiDate } from '../time.ts'
import { deleteDue, type TimedTable } from './delete-due.ts'
import { hourOf, VALID_HOURS } from './page-token.ts'
import { slotOf } from './visitor-key.ts'

/** Everything is deleted so many hours after it was needed last, because clocks can be wrong. */
const MARGIN_HOURS = 6

const visitorTable: TimedTable = { name: 'view_visitor', time: 'slot', key: 'key', keyType: 'bytea' }
const receiptTable: TimedTable = { name: 'view_receipt', time: 'hour', key: 'view_id', keyType: 'uuid' }
const budgetTable: TimedTable = { name: 'view_budget', time: 'until', key: 'key', keyType: 'bytea' }

export type Forgotten = { salts: number; visitors: number; receipts: number; budgets: number }

/**
 * Deletes what is no longer needed for counting: salts and visitor keys outside the window of repeats, receipts of expired
 * page tokens, budgets of past hours and days. Run hourly, it leaves no salt older than 31 hours and no key older than 7.
 */
export async function forgetVisitors(now = new Date()): Promise<Forgotten> {
  const needed = new Date(now.getTime() - MARGIN_HOURS * HOUR_MS)
  const salts = await pool().query('DELETE FROM view_salt WHERE day < $1', [shanghaiDate(needed)])
  return {
    salts: salts.rowCount ?? 0,
    visitors: await deleteDue(visitorTable, slotOf(needed)),
    receipts: await deleteDue(receiptTable, hourOf(needed) - VALID_HOURS),
    budgets: await deleteDue(budgetTable, Math.floor(needed.getTime() / 1_000)),
  }
}
