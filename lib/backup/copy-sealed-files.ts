import { join } from 'node:path'
import { localStorage } from '../media/local-storage.ts'
import type { MediaStorage } from '../media/media-storage.ts'
import { deletedAmong, sealedFiles } from '../parties/sealed-files.ts'
import { SEALED_FOLDER } from '../parties/sealed-storage.ts'
import { type CopyOptions, copyMedia, type MediaCopy, mediaFolderOf } from './copy-media.ts'

const AT_ONCE = 500

const keptIn = (folder: string) => localStorage(join(mediaFolderOf(folder), SEALED_FOLDER))

/** Copies sealed files that are new into a backup folder, as they are: without the secret nobody can read them. Those that
 *  were deleted at their expiry go from it, too. */
export async function backUpSealedFiles(
  storage: MediaStorage,
  folder: string,
  options?: CopyOptions,
): Promise<MediaCopy> {
  const kept = keptIn(folder)
  const copy = await copyMedia(kept, sealedFiles(), options, async (hash, bytes) => {
    const stream = await storage.get(hash)
    if (stream) await kept.put(hash, { stream, bytes })
    return stream !== null
  })
  const hashes: string[] = []
  for await (const { hash } of kept.list()) hashes.push(hash)
  for (let at = 0; at < hashes.length; at += AT_ONCE)
    for (const hash of await deletedAmong(hashes.slice(at, at + AT_ONCE))) await kept.delete(hash)
  return copy
}

/** Brings back from a backup folder the sealed files that the store does not have. */
export function restoreSealedFiles(
  folder: string,
  storage: MediaStorage,
  options?: CopyOptions,
): Promise<MediaCopy> {
  const kept = keptIn(folder)
  return copyMedia(storage, sealedFiles(), options, async (hash) => {
    const isThere = (await kept.head(hash)) !== null
    if (isThere) await storage.put(hash, { path: kept.pathOf(hash) })
    return isThere
  })
}
