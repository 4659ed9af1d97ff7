import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { hashOfFile } from '../media/hash-of-file.ts'
import { inWorkFolder } from '../media/work-folder.ts'
import { countsOf, type KeyCounts } from '../sealed/key-counts.ts'
import { currentKeys } from '../sealed/seal-keys.ts'
import { sealStream, unsealStream } from '../sealed/sealed-stream.ts'
import { UnreadableSeal } from '../sealed/unreadable-seal.ts'
import { sealedStorage } from './sealed-storage.ts'

export type ResealedFiles = { resealed: number; unreadable: string[] }

type Options = { onFile?: (done: number) => void; signal?: AbortSignal | undefined }

/**
 * Seals every file with the present key that has another one: the new one is in the store before the row names it, and the old
 * one goes after that. It can be interrupted and repeated. What cannot be read or found stays as it is.
 */
export async function resealFiles({ onFile = () => {}, signal }: Options = {}): Promise<ResealedFiles> {
  const done: ResealedFiles = { resealed: 0, unreadable: [] }
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    signal?.throwIfAborted()
    const file = await nextFile(after)
    if (!file) return done
    after = file.id
    if (await resealFile(file)) done.resealed += 1
    else done.unreadable.push(file.id)
    onFile(done.resealed)
  }
}

function nextFile(after: string) {
  return db().sealedFile.findFirst({
    where: { id: { gt: after }, deletedAt: null, keyId: { not: currentKeys().id } },
    orderBy: { id: 'asc' },
    select: { id: true, hash: true },
  })
}

/** @returns false where it cannot be read or is not there */
async function resealFile({ id, hash }: { id: string; hash: string }): Promise<boolean> {
  const old = await sealedStorage().get(hash)
  if (!old) return false
  return inWorkFolder(async (folder) => {
    const path = join(folder, 'sealed')
    try {
      await pipeline(
        sealStream({ row: id }, unsealStream({ row: id }, old)),
        createWriteStream(path, { mode: 0o600 }),
      )
    } catch (error) {
      if (error instanceof UnreadableSeal) return false
      throw error
    }
    const [fresh, { size }] = [await hashOfFile(path), await stat(path)]
    await sealedStorage().put(fresh, { path })
    const changed = await db().$executeRaw`
      UPDATE sealed_file SET hash = ${fresh}, sealed_bytes = ${size}, key_id = ${currentKeys().id},
        previous_hashes = array_append(previous_hashes, ${hash})
      WHERE id = ${id}::uuid AND hash = ${hash} AND deleted_at IS NULL`
    // It was deleted, or somebody else has sealed it anew.
    await sealedStorage().delete(changed > 0 ? hash : fresh)
    return true
  })
}

/** The files by their keys. */
export async function fileKeyCounts(): Promise<KeyCounts> {
  const rows = await queryRows(
    z.object({ key: z.string(), count: z.int() }),
    Prisma.sql`SELECT key_id AS key, count(*)::int AS count FROM sealed_file WHERE deleted_at IS NULL GROUP BY 1`,
  )
  return countsOf('files', rows)
}
