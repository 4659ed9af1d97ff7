import { afterwards, type Tx } from '#lib/db/transaction.ts'
import { oncePerProcess } from '../process.ts'

export const PURGE_CHANNEL = 'citysite_purge'

/** Postgres takes up to 8,000 bytes a notification. */
const MOST_BYTES = 7_000

type Purge = (tags: readonly string[]) => unknown

const here = () => oncePerProcess('purges-here', () => new Set<Purge>())

/**
 * Announces to every instance, at the moment of the commit and only then, that what carries these tags is stale. This
 * process knows it before the transaction's caller goes on.
 */
export async function expire(tx: Tx, tags: readonly string[]): Promise<void> {
  afterwards(tx, () => Promise.all([...here()].map((purge) => purge(tags))))
  for (const payload of payloadsOf(tags))
    await tx.$queryRaw`SELECT pg_notify(${PURGE_CHANNEL}, ${payload})::text`
}

/** Has `purge` called, and waited for, when a transaction of this process made something stale. */
export function onPurgeHere(purge: Purge): void {
  here().add(purge)
}

/** The tags as JSON, in as many pieces as they need. */
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
