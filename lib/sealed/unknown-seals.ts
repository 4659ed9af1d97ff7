import { keyCounts } from './key-counts.ts'
import { sealedColumns } from './sealed-columns.ts'

/**
 * How many texts of the database were sealed with a secret that is neither SECRET nor in SECRET_PREVIOUS: nobody can read them.
 */
export async function unknownSeals(): Promise<number> {
  let unknown = 0
  for (const column of sealedColumns) unknown += (await keyCounts(column)).unknown
  return unknown
}
