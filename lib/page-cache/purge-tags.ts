import { afterwards, type Tx } from '#lib/db/transaction.ts'
import { processSingleton } from '../process-singleton.ts'

export const PURGE_CHANNEL = 'citysite_purge'

/** Postgres limits the payload of one notification to 8,000 bytes. */
const MOST_BYTES = 7_000

type Purge = (tags: readonly string[]) => unknown

const localListeners = () => processSingleton('local-purge-listeners', () => new Set<Purge>())

/**
 * Purges every cache entry that carries one of these tags, in all instances, when the transaction commits and only then
 * (NOTIFY is transactional). The listeners of this process have finished before `transaction` returns to its caller.
 */
export async function purgeTags(tx: Tx, tags: readonly string[]): Promise<void> {
  afterwards(tx, () => Promise.all([...localListeners()].map((purge) => purge(tags))))
  for (const payload of payloadsOf(tags))
    await tx.$queryRaw`SELECT pg_notify(${PURGE_CHANNEL}, ${payload})::text`
}

/** Registers a listener for the purges that transactions of this process commit; `transaction` awaits it. */
export function onLocalPurge(purge: Purge): void {
  localListeners().add(purge)
}

/** The tags as JSON arrays, split so that no payload exceeds the limit. */
function payloadsOf(tags: readonly string[]): string[] {
  const pieces: string[][] = [[]]
  let bytes = 0
  for (const tag of new Set(tags)) {
    const length = Buffer.byteLength(JSON.stringify(tag)) + 1
    if (bytes + length > MOST_BYTES) {
      pieces.push([])
      bytes = 0
    }
    pieces.at(-1)?.push(tag)
    bytes += length
  }
  return pieces.map((piece) => JSON.stringify(piece))
}
