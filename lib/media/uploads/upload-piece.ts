import { createHash, randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import { mediaStorage } from '../storage.ts'
import { storageFailure } from '../storage-failure.ts'

/** A piece lies in the file store behind random bytes, so that it is never the same file as another piece or a medium, and
 *  can be deleted. */
const RANDOM_BYTES = 16

/** @returns its key in the file store */
export async function keepPiece(bytes: Buffer): Promise<string> {
  const file = Buffer.concat([randomBytes(RANDOM_BYTES), bytes])
  const key = createHash('sha256').update(file).digest('hex')
  await mediaStorage().put(key, file)
  return key
}

/** @throws DomainError unavailable where it is not kept any more */
export async function readPiece(key: string, bytes: number): Promise<Readable> {
  const range = { start: RANDOM_BYTES, end: RANDOM_BYTES + bytes - 1 }
  const piece = await mediaStorage().get(key, { range })
  if (!piece) throw storageFailure('damaged', `the piece ${key} of an upload is gone`)
  return piece
}

export async function deletePieces(keys: readonly string[]): Promise<void> {
  for (const key of keys) await mediaStorage().delete(key)
}
