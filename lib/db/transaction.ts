import { AsyncLocalStorage } from 'node:async_hooks'
import { db } from './client.ts'
import type { Prisma } from './generated/client.ts'

declare const brand: unique symbol

/** An open transaction. Only `transaction` creates one, so a function with a `Tx` parameter cannot be called outside. */
export type Tx = Prisma.TransactionClient & { readonly [brand]: 'transaction' }

const callbacks = new WeakMap<Tx, (() => Promise<unknown>)[]>()

const rehearsals = new WeakSet<Tx>()

/** What looks at a transaction that is rolled back, where one is rehearsed. */
const rehearsed = new AsyncLocalStorage<(tx: Tx) => Promise<void>>()

/** For a transaction that may write many articles, which takes a slow machine long. */
export const OF_MANY_ARTICLES = { timeoutMs: 60_000 }

/**
 * Runs `work` in one transaction (READ COMMITTED). What `work` registered by `afterwards` has run when this returns.
 * @param options.timeoutMs after which it is rolled back
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>, { timeoutMs = 15_000 } = {}): Promise<T> {
  const registered: (() => Promise<unknown>)[] = []
  const look = rehearsed.getStore()
  try {
    return await db().$transaction(
      async (client) => {
        const tx = client as Tx
        callbacks.set(tx, registered)
        if (look) rehearsals.add(tx)
        const result = await work(tx)
        if (!look) return result
        await look(tx)
        throw new Rehearsed()
      },
      { maxWait: 5_000, timeout: timeoutMs },
    )
  } finally {
    if (!look) for (const callback of registered) await callback()
  }
}

/** Ends a rehearsed transaction. */
class Rehearsed extends Error {
  override readonly name = 'Rehearsed'
}

/**
 * Does an act of one transaction, looks at what it has written, and takes everything back: nothing of it is kept, sent or announced.
 * What a sequence has given stays given. The act throws as it would.
 */
export async function rehearse<T>(act: () => Promise<unknown>, look: (tx: Tx) => Promise<T>): Promise<T> {
  const found: T[] = []
  try {
    await rehearsed.run(async (tx) => void found.push(await look(tx)), act)
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error
  }
  const [seen] = found
  if (found.length === 0 || seen === undefined) throw new Error('the act has no transaction')
  return seen
}

/** Does a part of an open transaction and takes it back, to find out whether it can be done. It throws as it would. */
export async function takenBack<T>(tx: Tx, act: () => Promise<T>): Promise<T> {
  const registered = callbacks.get(tx) ?? []
  const before = registered.length
  await tx.$executeRaw`SAVEPOINT taken_back`
  const found = await act()
  await tx.$executeRaw`ROLLBACK TO SAVEPOINT taken_back`
  registered.splice(before)
  return found
}

/** Whether everything that a transaction does will be taken back. */
export function isRehearsed(tx: Tx): boolean {
  return rehearsals.has(tx)
}

/** Registers a callback for the end of the transaction, also of a failed one: the answer to a commit can be lost. */
export function afterwards(tx: Tx, callback: () => Promise<unknown>): void {
  callbacks.get(tx)?.push(callback)
}
