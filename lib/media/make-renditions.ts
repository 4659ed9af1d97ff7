import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { db } from '#lib/db/client.ts'
import type { MediaFile } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { hashOfFile } from './hash-of-file.ts'
import type { Rendition } from './pictures/picture-tasks.ts'
import { runPictureTask } from './pictures/run-picture-task.ts'
import { mediaStorage } from './storage.ts'
import { storageFailure } from './storage-failure.ts'
import { inWorkFolder } from './work-folder.ts'

/** Called within the transaction that makes files of a medium public pages' own: purges what shows it. */
export type OnFilesChanged = (tx: Tx, mediaId: number) => Promise<void>

/**
 * Makes the renditions of a picture, keeps them, and enters them in place of those that there were. Done twice it comes to
 * the same, and no page is purged for it again; a medium that is gone, or is no picture, has none.
 * @returns how many there are
 * @throws Error where the picture process or the file store failed: to be tried again
 */
export async function makeRenditions(mediaId: number, onChanged: OnFilesChanged): Promise<number> {
  const original = await db().mediaFile.findFirst({
    where: { mediaId, isOriginal: true, media: { kind: 'picture', state: 'ready', deletedAt: null } },
  })
  if (!original) return 0
  return inWorkFolder(async (folder) => {
    const path = join(folder, 'original')
    await download(original, path)
    const into = join(folder, 'renditions')
    await mkdir(into)
    const files = await keep(await runPictureTask({ kind: 'render', path, into }))
    return enterRenditions(original, files, onChanged)
  })
}

async function download({ hash }: MediaFile, path: string): Promise<void> {
  const stored = await mediaStorage().get(hash)
  if (!stored) throw storageFailure('damaged', `the original ${hash} is gone`)
  await pipeline(stored, createWriteStream(path, { mode: 0o600 }))
}

type KeptFile = Omit<Rendition, 'path'> & { hash: string }

async function keep(renditions: readonly Rendition[]): Promise<KeptFile[]> {
  const kept: KeptFile[] = []
  for (const { path, ...facts } of renditions) {
    const hash = await hashOfFile(path)
    await mediaStorage().put(hash, { path })
    kept.push({ ...facts, hash })
  }
  return kept
}

async function enterRenditions(
  original: MediaFile,
  files: readonly KeptFile[],
  onChanged: OnFilesChanged,
): Promise<number> {
  const { mediaId } = original
  const renditions = files.filter(({ hash }) => hash !== original.hash)
  return transaction(async (tx) => {
    // Held, so that another try of the same job comes after this one, and that nobody deletes it meanwhile.
    const held = await tx.$queryRaw<unknown[]>`
      SELECT FROM media WHERE id = ${mediaId} AND deleted_at IS NULL FOR NO KEY UPDATE`
    if (held.length === 0) return 0
    if (await areThere(tx, mediaId, renditions)) return files.length
    await tx.mediaFile.deleteMany({ where: { mediaId, isOriginal: false } })
    await tx.mediaFile.createMany({
      data: renditions.map((file) => ({ ...file, mediaId, isOriginal: false })),
      skipDuplicates: true,
    })
    await onChanged(tx, mediaId)
    return files.length
  })
}

async function areThere(tx: Tx, mediaId: number, renditions: readonly KeptFile[]): Promise<boolean> {
  const known = await tx.mediaFile.findMany({ where: { mediaId, isOriginal: false }, select: { hash: true } })
  const hashes = new Set(renditions.map(({ hash }) => hash))
  return known.length === hashes.size && known.every(({ hash }) => hashes.has(hash))
}
