import { createHmac } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { processSingleton } from '../process-singleton.ts'
import { lastShanghaiMidnight, shanghaiDate } from '../time.ts'
import { budgetQueue } from './budget-queue.ts'
import { addressPrefixes, type Budget, type BudgetState, budgetState, budgets } from './budgets.ts'
import { saltOf } from './salts.ts'

const HOUR_S = 3_600
const DAY_S = 86_400
const KEY_BYTES = 16
const CACHED_BUDGETS = 100_000
/**
 * Views of an address that a process counts before it shares their number in the database: most addresses send fewer in an
 * hour. Each process but one can therefore exceed a budget by so many.
 */
export const UNSHARED = 10

/** One budget of one address, as this process knows it. */
type LocalBudget = {
  /** Views of all processes, as of the last answer of the database. */
  spent: number
  /** Views of this process that are not in the database. */
  unshared: number
  isShared: boolean
}
type Claim = { name: string; limit: number; until: number }

/**
 * Adds a view of the article to the budgets of the address, which all processes and instances share.
 * @returns the worst state of its budgets after this view, and the seconds until that budget is renewed
 * @throws DomainError unavailable when the database cannot be reached
 */
export async function spend(
  { address, articleId }: { address: string; articleId: number },
  now: Date,
): Promise<{ state: BudgetState; retryAfter: number }> {
  const states = await Promise.all(
    claims(address, articleId, now).map(async (claim) => {
      return { state: budgetState(await spentWith(claim, now), claim.limit), until: claim.until }
    }),
  )
  const worst =
    states.find(({ state }) => state === 'refused') ??
    states.find(({ state }) => state === 'over') ??
    states[0]
  const retryAfter = Math.ceil((worst?.until ?? 0) - now.getTime() / 1_000)
  return { state: worst?.state ?? 'within', retryAfter }
}

function claims(address: string, articleId: number, now: Date): Claim[] {
  return addressPrefixes(address).flatMap(({ prefix, times }) =>
    budgets.map((budget: Budget) => {
      const until = endOf(budget.per, now)
      const what = budget.of === 'article' ? articleId : 0
      const name = JSON.stringify([until, budget.per, what, prefix])
      return { name, limit: budget.views * times, until }
    }),
  )
}

/** The end of this hour or day in Shanghai, in seconds from 1970. */
function endOf(per: Budget['per'], now: Date): number {
  const seconds = Math.floor(now.getTime() / 1_000)
  if (per === 'hour') return seconds - (seconds % HOUR_S) + HOUR_S
  return lastShanghaiMidnight(now).getTime() / 1_000 + DAY_S
}

/** The views spent with this one. For a refused address the database is not queried until the budget is renewed. */
async function spentWith({ name, limit, until }: Claim, now: Date): Promise<number> {
  const cached = localBudgets()
  const budget = cached.get(name) ?? { spent: 0, unshared: 0, isShared: false }
  cached.set(name, budget)
  budget.unshared += 1
  if (budgetState(budget.spent, limit) === 'refused') return budget.spent
  if (!budget.isShared && budget.unshared <= UNSHARED) return budget.unshared
  budget.isShared = true
  const amount = budget.unshared
  budget.unshared = 0
  const key = createHmac('sha256', await saltOf(shanghaiDate(now)))
    .update(`view-budget ${name}`)
    .digest()
  const spent = await budgetQueue().push({ until, key: key.subarray(0, KEY_BYTES), amount })
  budget.spent = Math.max(budget.spent, spent)
  return spent
}

function localBudgets(): LRUCache<string, LocalBudget> {
  return processSingleton('view-budgets', () => new LRUCache({ max: CACHED_BUDGETS }))
}
