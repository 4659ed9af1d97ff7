import { db } from './client.ts'
import type { Prisma } from './generated/client.ts'

declare const brand: unique symbol

/** An open transaction. Only `transaction` makes one, so what takes a `Tx` cannot run outside. */
export type Tx = Prisma.TransactionClient & { readonly [brand]: 'transaction' }

/** Runs `work` in one transaction (READ COMMITTED): all of it is stored, or nothing. */
export function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction((tx) => work(tx as Tx), { maxWait: 5_000, timeout: 15_000 })
}
