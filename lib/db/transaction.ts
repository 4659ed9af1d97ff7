import { db } from './client.ts'
import type { Prisma } from './generated/client.ts'

declare const brand: unique symbol

/** An open transaction. Only `transaction` creates one, so a function with a `Tx` parameter cannot be called outside. */
export type Tx = Prisma.TransactionClient & { readonly [brand]: 'transaction' }

const callbacks = new WeakMap<Tx, (() => Promise<unknown>)[]>()

/**
 * Runs `work` in one transaction (READ COMMITTED). What `work` registered by `afterwards` has run when this returns.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const registered: (() => Promise<unknown>)[] = []
  try {
    return await db().$transaction(
      (client) => {
        const tx = client as Tx
        callbacks.set(tx, registered)
        return work(tx)
      },
      { maxWait: 5_000, timeout: 15_000 },
    )
  } finally {
    for (const callback of registered) await callback()
  }
}

/** Registers a callback for the end of the transaction, also of a failed one: the answer to a commit can be lost. */
export function afterwards(tx: Tx, callback: () => Promise<unknown>): void {
  callbacks.get(tx)?.push(callback)
}
