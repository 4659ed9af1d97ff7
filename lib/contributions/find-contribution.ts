import { db } from '#lib/db/client.ts'
import type { Contribution, Prisma } from '#lib/db/generated/client.ts'
import { DomainError } from '../errors.ts'
import { readReceipt } from '../receipts/receipt.ts'
import { blindIndexes } from '../sealed/blind-index.ts'

/** The contribution of a receipt, in any of its spellings; null where there is none. */
export async function findContribution(
  receipt: string,
  client: Pick<Prisma.TransactionClient, 'contribution'> = db(),
): Promise<Contribution | null> {
  const read = readReceipt(receipt)
  if (read === null) return null
  return client.contribution.findFirst({ where: { receiptHash: { in: blindIndexes('receipt', read) } } })
}

/** The same for what is done with it.
 *  @throws DomainError not-found */
export async function contributionOf(
  receipt: string,
  client: Pick<Prisma.TransactionClient, 'contribution'>,
): Promise<Contribution> {
  const found = await findContribution(receipt, client)
  if (!found) throw new DomainError('not-found', '没有这份投稿，请核对地址。')
  return found
}
