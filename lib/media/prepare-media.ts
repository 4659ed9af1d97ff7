import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { db } from '#lib/db/client.ts'
import { fileName } from './file-name.ts'
import { formats } from './formats.ts'
import { hashOfFile } from './hash-of-file.ts'
import { type InspectedFile, inspectFile } from './inspect-file.ts'
import { mediaStorage } from './storage.ts'
import { inWorkFolder } from './work-folder.ts'

/** A file that is to be taken into the library. */
export type GivenFile = ({ path: string } | { bytes: Buffer }) & {
  /** As whoever brings it calls it. */
  name: string
  /** Where it was fetched from. */
  sourceUrl?: string | null
}

/** What a medium is to say of its file. */
export type PreparedMedia = Omit<InspectedFile, 'path'> & {
  kind: (typeof formats)[keyof typeof formats]['kind']
  name: string
  /** SHA-256 (hex) of the bytes as they came. */
  uploadHash: string
  sourceUrl: string | null
}

/**
 * What takes time when a file comes in, and no transaction: finds out what it is, cleans it, and keeps it in the file store.
 * @returns the number of the medium that the same bytes have made before, or what is to be entered (`addMedia`)
 * @throws DomainError invalid-input | too-large | unavailable
 */
export async function prepareMedia(given: GivenFile): Promise<PreparedMedia | { knownId: number }> {
  return inWorkFolder(async (folder) => {
    const path = 'path' in given ? given.path : join(folder, 'given')
    if ('bytes' in given) await writeFile(path, given.bytes)
    const uploadHash = await hashOfFile(path)
    const known = await db().media.findFirst({
      where: { uploadHash, deletedAt: null, state: 'ready' },
      select: { id: true },
    })
    return known ? { knownId: known.id } : prepareNew(given, { path, folder, uploadHash })
  })
}

async function prepareNew(
  { name, sourceUrl = null }: GivenFile,
  { path, folder, uploadHash }: { path: string; folder: string; uploadHash: string },
): Promise<PreparedMedia> {
  const { path: kept, ...file } = await inspectFile(path, folder)
  await mediaStorage().put(file.hash, { path: kept })
  return {
    ...file,
    kind: formats[file.format].kind,
    name: fileName(name, file.format),
    uploadHash,
    sourceUrl,
  }
}
