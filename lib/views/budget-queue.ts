import type { Pool } from 'pg'
import { processSingleton } from '../process-singleton.ts'
import { reportFailure } from '../report.ts'
import { BatchQueue } from './batch-queue.ts'
import { viewConnections } from './connections.ts'

/** Views to be added to one budget of one address. */
type Spending = { until: number; key: Buffer; amount: number }

type BudgetQueue = BatchQueue<Spending, number>

/** The process's queue for the budgets of busy addresses; each result is the number of views spent, with this one's. */
export function budgetQueue(): BudgetQueue {
  return processSingleton('view-budget-queue', () => {
    return new BatchQueue<Spending, number>({
      capacity: 10_000,
      batchSize: 500,
      maxDelayMs: 25,
      extraWriterFrom: 500,
      writers: 1,
      onFailure: (error) => reportFailure(error, 'a batch of budgets could not be stored'),
      write: (spendings) => writeSpendings(viewConnections(), spendings),
    })
  })
}

/** One statement, which locks its rows in the order of their keys, so that there is no deadlock. */
async function writeSpendings(database: Pool, spendings: readonly Spending[]): Promise<number[]> {
  const sums = new Map<string, Spending>()
  for (const spending of spendings) {
    const sum = sums.get(nameOf(spending)) ?? { ...spending, amount: 0 }
    sums.set(nameOf(spending), { ...sum, amount: sum.amount + spending.amount })
  }
  const rows = [...sums.values()]
  const stored = await database.query<{ until: number; key: Buffer; spent: number }>({
    name: 'view-budgets',
    text: `INSERT INTO view_budget AS budget (until, key, spent)
           SELECT * FROM unnest($1::int[], $2::bytea[], $3::int[]) AS given (until, key, spent) ORDER BY until, key
           ON CONFLICT (until, key) DO UPDATE SET spent = least(budget.spent::bigint + excluded.spent, 1000000000)
           RETURNING until, key, spent`,
    values: [rows.map(({ until }) => until), rows.map(({ key }) => key), rows.map(({ amount }) => amount)],
  })
  return spentInTurn(spendings, new Map(stored.rows.map((row) => [nameOf(row), row.spent])))
}

/** The views spent after each of them, as if they had been written one after the other. */
function spentInTurn(spendings: readonly Spending[], after: ReadonlyMap<string, number>): number[] {
  const left = new Map(after)
  const inReverse = spendings.toReversed().map((spending) => {
    const spent = left.get(nameOf(spending)) ?? 0
    left.set(nameOf(spending), spent - spending.amount)
    return spent
  })
  return inReverse.toReversed()
}

function nameOf({ until, key }: { until: number; key: Buffer }): string {
  return `${until} ${key.toString('hex')}`
}
