import { db } from './client.ts'
import type { Prisma } from './generated/client.ts'

declare const brand: unique symbol

/** An open transaction. Only `transaction` makes one, so what takes a `Tx` cannot run outside. */
export type Tx = Prisma.TransactionClient & { readonly [brand]: 'transaction' }

const acts = new WeakMap<Tx, (() => Promise<unknown>)[]>()

/**
 * Runs `work` in one transaction (READ COMMITTED): all of it is stored, or nothing. What `work` asked for by `afterwards`
 * is done before this returns.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const due: (() => Promise<unknown>)[] = []
  try {
    return await db().$transaction(
      (client) => {
        const tx = client as Tx
        acts.set(tx, due)
        return work(tx)
      },
      { maxWait: 5_000, timeout: 15_000 },
    )
  } finally {
    for (const act of due) await act()
  }
}

/** Has something done once the transaction has ended: also when it failed, since the answer to a commit can be lost. */
export function afterwards(tx: Tx, act: () => Promise<unknown>): void {
  acts.get(tx)?.push(act)
}
