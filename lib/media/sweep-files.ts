import { knownAmong } from './known-files.ts'
import type { MediaStorage } from './media-storage.ts'

/** Who keeps a file uses it in a transaction that ends within seconds. */
const YOUNG_MS = 7 * 24 * 3_600_000
const AT_ONCE = 500
/** So many files that nobody knows are leftovers whatever else there is. */
const FEW = 100

export type Swept = { files: number; deleted: number; bytes: number; refused: boolean }

/**
 * Deletes the files that no row of the database names: what was kept for a transaction that then failed. Where the half of
 * them would go it deletes none: another portal uses this store, or this database is not the one that belongs to it.
 * @param among those of some hashes that the database names
 */
export async function sweepFiles(
  storage: MediaStorage,
  { youngMs = YOUNG_MS, among = knownAmong } = {},
): Promise<Swept> {
  const { files, unknown } = await unknownFiles(storage, Date.now() - youngMs, among)
  const refused = unknown.length > FEW && unknown.length > files / 2
  const swept: Swept = { files, deleted: 0, bytes: 0, refused }
  if (refused) return swept
  for (const { hash, bytes } of unknown) {
    // It may have come into use since, or have been kept once more for something that is about to use it.
    if ((await among([hash])).size > 0) continue
    await storage.delete(hash)
    swept.deleted += 1
    swept.bytes += bytes
  }
  return swept
}

async function unknownFiles(storage: MediaStorage, before: number, among: typeof knownAmong) {
  const unknown: { hash: string; bytes: number }[] = []
  let files = 0
  let batch: { hash: string; bytes: number }[] = []
  const look = async () => {
    const known = await among(batch.map(({ hash }) => hash))
    unknown.push(...batch.filter(({ hash }) => !known.has(hash)))
    batch = []
  }
  for await (const { hash, bytes, storedAt } of storage.list()) {
    files += 1
    if (storedAt.getTime() < before) batch.push({ hash, bytes })
    if (batch.length === AT_ONCE) await look()
  }
  await look()
  return { files, unknown }
}
