import { type Tx, transaction } from '#lib/db/transaction.ts'
import { Overload } from '../outage.ts'

/** So many searches of readers run at once in a process, and so many wait for one of them to end. */
const AT_ONCE = 3
const MOST_WAITING = 60

let running = 0
const waiting: (() => void)[] = []

/**
 * A transaction for searches: of a word in many articles Postgres would rather read the whole table, which takes seconds,
 * since it does not know what it costs to unpack the grams of each row.
 */
export function searching<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL enable_seqscan = off`
    return work(tx)
  })
}

/**
 * Does a search of a reader, few at once, with all that it asks the database: the desk must always find a connection free.
 * @throws Overload where too many wait already
 */
export async function limitReaderSearches<T>(search: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running += 1
  else if (waiting.length >= MOST_WAITING) throw new Overload('too many searches at once')
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    return await search()
  } finally {
    // The place goes to the one who waits longest.
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
