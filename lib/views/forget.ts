import { pool } from '#lib/db/client.ts'
import { shanghaiDate } from '../time.ts'
import { deleteDue, type TimedTable } from './delete-due.ts'
import { hourOf, VALID_HOURS } from './page-token.ts'
import { slotOf } from './visitor-key.ts'

const HOUR_MS = 3_600_000
/** Everything is kept for so much longer than it is needed: a machine's clock can be wrong by hours. */
const MARGIN_HOURS = 6

const visitorTable: TimedTable = { name: 'view_visitor', time: 'slot', key: 'key', keyType: 'bytea' }
const receiptTable: TimedTable = { name: 'view_receipt', time: 'hour', key: 'view_id', keyType: 'uuid' }
const budgetTable: TimedTable = { name: 'view_budget', time: 'until', key: 'key', keyType: 'bytea' }

export type Forgotten = { salts: number; visitors: number; receipts: number; budgets: number }

/**
 * Deletes what is no longer needed to count: salts of days and keys of visitors that no repeat reaches back to, receipts
 * of pages whose token is no longer taken, budgets of hours and days that are over. Run hourly, it leaves no salt older
 * than 31 hours and no key older than 7.
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
