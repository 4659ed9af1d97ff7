import type { IndexPurpose } from './blind-index.ts'

/** A column by which sealed rows are found: the blind index of the text, or of one field of it where it is JSON. Without a column
 *  of its own it stands in the copies alone. */
export type IndexColumn = {
  column: string | null
  purpose: IndexPurpose
  field?: string
  copies: readonly IndexCopy[]
}

/**
 * A column of another table that holds the same index; `uniqueWith` are the columns with which it is unique there, `keyId` the
 * one that says which key it was made with.
 */
export type IndexCopy = { table: string; column: string; uniqueWith?: readonly string[]; keyId?: string }

export type SealedColumn = {
  table: string
  column: string
  /** The primary key, whose text is the row's name in the associated data. */
  key: string
  indexes: readonly IndexColumn[]
}

/** By what barred claimants are known again, also once their identity was deleted. */
export const barredKeys = {
  table: 'barred_key',
  column: 'hash',
  uniqueWith: ['bar_id', 'purpose'],
  keyId: 'key_id',
} as const
const contactKeys = [
  { table: 'rights_case', column: 'claimant_key' },
  barredKeys,
  { table: 'contribution', column: 'contributor_key' },
] as const
const receipt = [{ column: 'receipt_hash', purpose: 'receipt', copies: [] }] as const

/** Every column of the database that holds sealed text: what is not listed here cannot be sealed (`SealPlace`), and what is
 *  listed is sealed anew when the secret changes (`cli -- seal rotate`). */
export const sealedColumns = [
  {
    table: 'party',
    column: 'identity',
    key: 'id',
    indexes: [
      { column: 'name_index', purpose: 'name', field: 'name', copies: [barredKeys] },
      { column: null, purpose: 'name', field: 'agentFor', copies: [barredKeys] },
      { column: 'email_index', purpose: 'contact', field: 'email', copies: contactKeys },
      { column: 'phone_index', purpose: 'contact', field: 'phone', copies: contactKeys },
    ],
  },
  { table: 'sealed_file', column: 'name', key: 'id', indexes: [] },
  { table: 'mail', column: 'text', key: 'id', indexes: [] },
  { table: 'rights_case', column: 'receipt_sealed', key: 'id', indexes: receipt },
  { table: 'rights_case', column: 'claim_sealed', key: 'id', indexes: [] },
  { table: 'case_message', column: 'text_sealed', key: 'id', indexes: [] },
  { table: 'counter_notice', column: 'receipt_sealed', key: 'id', indexes: receipt },
  { table: 'counter_notice', column: 'claim_sealed', key: 'id', indexes: [] },
  { table: 'contribution', column: 'receipt_sealed', key: 'id', indexes: receipt },
  { table: 'contribution_message', column: 'text_sealed', key: 'id', indexes: [] },
] as const satisfies readonly SealedColumn[]
