import type { CounterNotice, Prisma, RightsCase } from '#lib/db/generated/client.ts'
import { config } from '../config.ts'
import { newReceipt, readReceipt } from '../receipts/receipt.ts'
import { blindIndex, blindIndexes } from '../sealed/blind-index.ts'
import { seal, unseal } from '../sealed/seal.ts'

type Client = Pick<Prisma.TransactionClient, 'rightsCase' | 'counterNotice'>

/** The case of a receipt, however it is spelled; null where there is none. */
export async function caseOfReceipt(client: Client, receipt: string): Promise<RightsCase | null> {
  const hashes = hashesOf(receipt)
  return hashes && client.rightsCase.findFirst({ where: { receiptHash: { in: hashes } } })
}

/** The counter-notice that was offered with this link; null where there is none. */
export async function counterOfReceipt(client: Client, receipt: string): Promise<CounterNotice | null> {
  const hashes = hashesOf(receipt)
  return hashes && client.counterNotice.findFirst({ where: { receiptHash: { in: hashes } } })
}

function hashesOf(receipt: string) {
  const read = readReceipt(receipt)
  return read === null ? null : blindIndexes('receipt', read)
}

/** The receipt of a case, for its claimant's letters and for who has just sent the form a second time. */
export function receiptOfCase({ id, receiptSealed }: Pick<RightsCase, 'id' | 'receiptSealed'>): string {
  return unseal({ table: 'rights_case', column: 'receipt_sealed', row: String(id) }, receiptSealed)
}

/** The receipt of an offered counter-notice, for its contributor's letters. */
export function receiptOfCounter({ id, receiptSealed }: Pick<CounterNotice, 'id' | 'receiptSealed'>): string {
  return unseal({ table: 'counter_notice', column: 'receipt_sealed', row: id }, receiptSealed)
}

/** A new receipt, and how its row keeps it. */
export function makeReceipt(table: 'rights_case' | 'counter_notice', row: string) {
  const receipt = newReceipt()
  const columns = {
    receiptHash: blindIndex('receipt', receipt),
    receiptSealed: seal({ table, column: 'receipt_sealed', row }, receipt),
  }
  return { receipt, columns }
}

/** The address of a claimant's page. */
export function statusUrl(receipt: string): string {
  return `${config().siteUrl}/cases/${receipt}`
}

/** The address at which a contributor answers a notice. */
export function counterUrl(receipt: string): string {
  return `${config().siteUrl}/counter-notices/${receipt}`
}
