/** Stands for what was left out. */
export const RECEIPT_LEFT_OUT = '〔查询码从略〕'

/** Receipts in the addresses of their pages, however they are spelled (`readReceipt`). */
const ADDRESSED = /\b(cases|counter-notices|contributions)\/(?:[\s-]*[0-9a-z]){26}(?![0-9a-z])/gi

/** A text without the receipts of status pages: who has one acts as the side that it was given to, so the newsroom reads none. */
export function withoutReceipts(text: string): string {
  return text.replace(ADDRESSED, `$1/${RECEIPT_LEFT_OUT}`)
}
