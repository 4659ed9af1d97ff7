import { join } from 'node:path'
import { isDomainError } from '../errors.ts'
import { type KnownFile, knownFiles } from '../media/known-files.ts'
import { localStorage } from '../media/local-storage.ts'
import type { MediaStorage } from '../media/media-storage.ts'

/** What was done with the media files that the database knows. */
export type MediaCopy = {
  /** How many there are to be. */
  files: number
  copied: number
  bytes: number
  /** Those that were nowhere to be found, and those whose content was another one than their hash says. */
  missing: string[]
  damaged: string[]
}

export type CopyOptions = { onFile?: (done: number) => void; signal?: AbortSignal | undefined }

/** The files that belong to the backups of a folder: all backups in it share them, as a file never changes. */
export const mediaFolderOf = (folder: string): string => join(folder, 'media')

/** Copies what is new into a backup folder. */
export function backUpMedia(
  storage: MediaStorage,
  folder: string,
  options?: CopyOptions,
): Promise<MediaCopy> {
  const kept = localStorage(mediaFolderOf(folder))
  return copyMedia(kept, knownFiles(), options, async (hash, bytes) => {
    const stream = await storage.get(hash)
    if (stream) await kept.put(hash, { stream, bytes })
    return stream !== null
  })
}

/** Brings back from a backup folder what the store does not have. */
export function restoreMedia(
  folder: string,
  storage: MediaStorage,
  options?: CopyOptions,
): Promise<MediaCopy> {
  const kept = localStorage(mediaFolderOf(folder))
  return copyMedia(storage, knownFiles(), options, async (hash) => {
    const isThere = (await kept.head(hash)) !== null
    if (isThere) await storage.put(hash, { path: kept.pathOf(hash) })
    return isThere
  })
}

/**
 * Copies every file that the database knows, where it is not there yet. Each is verified by its hash on the way.
 * @param copyOne false where the file is not to be found
 */
export async function copyMedia(
  to: MediaStorage,
  known: AsyncIterable<KnownFile>,
  { onFile = () => {}, signal }: CopyOptions = {},
  copyOne: (hash: string, bytes: number) => Promise<boolean>,
): Promise<MediaCopy> {
  const copy: MediaCopy = { files: 0, copied: 0, bytes: 0, missing: [], damaged: [] }
  for await (const { hash, bytes } of known) {
    signal?.throwIfAborted()
    copy.files += 1
    const isThere = (await to.head(hash))?.bytes === bytes
    if (!isThere) await count(copy, { hash, bytes }, copyOne(hash, bytes))
    onFile(copy.files)
  }
  return copy
}

/** Two copies in one sum. */
export function together(one: MediaCopy, other: MediaCopy): MediaCopy {
  return {
    files: one.files + other.files,
    copied: one.copied + other.copied,
    bytes: one.bytes + other.bytes,
    missing: [...one.missing, ...other.missing],
    damaged: [...one.damaged, ...other.damaged],
  }
}

async function count(copy: MediaCopy, { hash, bytes }: KnownFile, copied: Promise<boolean>): Promise<void> {
  try {
    if (!(await copied)) return void copy.missing.push(hash)
    copy.copied += 1
    copy.bytes += bytes
  } catch (error) {
    if (!isDomainError(error) || error.details.reason !== 'damaged') throw error
    copy.damaged.push(hash)
  }
}
