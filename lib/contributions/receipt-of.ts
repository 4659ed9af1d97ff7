import type { Contribution } from '#lib/db/generated/client.ts'
import { unseal } from '../sealed/seal.ts'

/** The receipt of a contribution, for letters to its contributor and for his second press of the same form. */
export function receiptOf({ id, receiptSealed }: Pick<Contribution, 'id' | 'receiptSealed'>): string {
  return unseal({ table: 'contribution', column: 'receipt_sealed', row: String(id) }, receiptSealed)
}
