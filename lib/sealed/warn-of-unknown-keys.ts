import { logs } from '../logs.ts'
import { unknownSeals } from './unknown-seals.ts'

/** At a start: one line in the log where something was sealed with a secret that this portal does not have. */
export async function warnOfUnknownKeys(): Promise<void> {
  const unknown = await unknownSeals()
  if (unknown === 0) return
  logs().error(
    { unknown },
    'identities or letters were sealed with a secret that is neither SECRET nor in SECRET_PREVIOUS, and cannot be read: npm run cli -- seal status',
  )
}
