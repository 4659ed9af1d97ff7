import { logs } from '../logs.ts'
import { keyCounts } from './key-counts.ts'
import { sealedColumns } from './sealed-columns.ts'

/** At a start: one line in the log where identities were sealed with a secret that this portal does not have. */
export async function warnOfUnknownKeys(): Promise<void> {
  const { unknown } = await keyCounts(sealedColumns[0])
  if (unknown === 0) return
  logs().error(
    { unknown },
    'identities were sealed with a secret that is neither SECRET nor in SECRET_PREVIOUS, and cannot be read: npm run cli -- seal status',
  )
}
