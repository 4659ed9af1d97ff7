import { createHmac } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { processSingleton } from '../process-singleton.ts'
import { lastShanghaiMidnight, shanghaiDate } from '../time.ts'
import { budgetQueue } from './budget-queue.ts'
import { addressPrefixes, type Budget, budgets, type Standing, standingOf } from './budgets.ts'
import { saltOf } from './salts.ts'

const HOUR_S = 3_600
const DAY_S = 86_400
const KEY_BYTES = 16
const KNOWN_PURSES = 100_000
/**
 * Views that a process takes from an address before it asks the others: most addresses send fewer in an hour. So each
 * process but one can let through so many more than a budget says.
 */
export const UNSHARED = 10

/** What is known here of one budget of one address. */
type Purse = {
  /** By all processes together, as far as this one was told. */
  spent: number
  /** By this one, and told nobody. */
  untold: number
  isShared: boolean
}
type Claim = { name: string; limit: number; until: number }

/**
 * Notes one more view of the article from the address, in every process and instance alike.
 * @returns how the address stands with it, by the budget that is spent most; with the seconds until that one is new
 * @throws DomainError unavailable when there is no database to ask
 */
export async function spend(
  { address, articleId }: { address: string; articleId: number },
  now: Date,
): Promise<{ standing: Standing; retryAfter: number }> {
  const standings = await Promise.all(
    claims(address, articleId, now).map(async (claim) => {
      return { standing: standingOf(await spentWith(claim, now), claim.limit), until: claim.until }
    }),
  )
  const worst =
    standings.find(({ standing }) => standing === 'refused') ??
    standings.find(({ standing }) => standing === 'over') ??
    standings[0]
  const retryAfter = Math.ceil((worst?.until ?? 0) - now.getTime() / 1_000)
  return { standing: worst?.standing ?? 'within', retryAfter }
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

/** How much is spent with this view. Whoever is refused is not even asked about, until his budget is new. */
async function spentWith({ name, limit, until }: Claim, now: Date): Promise<number> {
  const known = processSingleton('view-purses', () => new LRUCache<string, Purse>({ max: KNOWN_PURSES }))
  const purse = known.get(name) ?? { spent: 0, untold: 0, isShared: false }
  known.set(name, purse)
  purse.untold += 1
  if (standingOf(purse.spent, limit) === 'refused') return purse.spent
  if (!purse.isShared && purse.untold <= UNSHARED) return purse.untold
  purse.isShared = true
  const amount = purse.untold
  purse.untold = 0
  const key = createHmac('sha256', await saltOf(shanghaiDate(now)))
    .update(`view-budget ${name}`)
    .digest()
  const spent = await budgetQueue().push({ until, key: key.subarray(0, KEY_BYTES), amount })
  purse.spent = Math.max(purse.spent, spent)
  return spent
}
