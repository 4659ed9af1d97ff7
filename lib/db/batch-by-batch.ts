import { type Tx, transaction } from './transaction.ts'

const MOST = 100

/** Does work on any number of rows in transactions of a hundred rows each, until one finds fewer: it may be interrupted between them.
 *  @param work what is done with so many rows at most; it returns with how many it was
 *  @returns with how many in all */
export async function batchByBatch(work: (tx: Tx, most: number) => Promise<number>): Promise<number> {
  let all = 0
  for (let last = MOST; last === MOST; all += last) last = await transaction((tx) => work(tx, MOST))
  return all
}
