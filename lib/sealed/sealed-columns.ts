import type { IndexPurpose } from './blind-index.ts'

/** A column by which sealed rows are found: the blind index of the text, or of one field of it where it is JSON. */
type IndexColumn = { column: string; purpose: IndexPurpose; field?: string }

export type SealedColumn = {
  table: string
  column: string
  /** The primary key, whose text is the row's name in the associated data. */
  key: string
  indexes: readonly IndexColumn[]
}

/** Every column of the database that holds sealed text: what is not listed here cannot be sealed (`SealPlace`), and what is
 *  listed is sealed anew when the secret changes (`cli -- seal rotate`). */
export const sealedColumns = [
  {
    table: 'party',
    column: 'identity',
    key: 'id',
    indexes: [
      { column: 'name_index', purpose: 'name', field: 'name' },
      { column: 'email_index', purpose: 'contact', field: 'email' },
      { column: 'phone_index', purpose: 'contact', field: 'phone' },
    ],
  },
  { table: 'sealed_file', column: 'name', key: 'id', indexes: [] },
] as const satisfies readonly SealedColumn[]
