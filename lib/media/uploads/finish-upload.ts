import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { db } from '#lib/db/client.ts'
import type { UploadPiece } from '#lib/db/generated/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../../actors/editor.ts'
import { isDomainError } from '../../errors.ts'
import { addMedia } from '../add-media.ts'
import { prepareMedia } from '../prepare-media.ts'
import { inWorkFolder } from '../work-folder.ts'
import { deleteRefused } from './delete-uploads.ts'
import { deletePieces, readPiece } from './upload-piece.ts'

/**
 * Puts the pieces of an upload together and takes the file into the library. Called twice, it does so once.
 * @returns the number of the medium
 * @throws DomainError invalid-input | too-large, after which the upload is gone; unavailable, after which it can be tried again
 */
export async function finishUpload(editor: Editor, id: string): Promise<number> {
  try {
    const { mediaId, name, pieces } = await db().upload.findUniqueOrThrow({
      where: { id },
      select: { name: true, mediaId: true, pieces: { orderBy: { at: 'asc' } } },
    })
    return mediaId ?? (await enterMedia(editor, id, await prepareWhole(name, pieces)))
  } catch (error) {
    // While it was being read, another request has taken it in, and its pieces are gone.
    const upload = await db().upload.findUnique({ where: { id }, select: { mediaId: true } })
    if (upload?.mediaId) return upload.mediaId
    if (isDomainError(error) && error.code !== 'unavailable') await deleteRefused(id)
    throw error
  }
}

function prepareWhole(name: string, pieces: readonly UploadPiece[]) {
  return inWorkFolder(async (folder) => {
    const path = join(folder, 'upload')
    await putTogether(pieces, path)
    return prepareMedia({ path, name })
  })
}

async function putTogether(pieces: readonly UploadPiece[], path: string): Promise<void> {
  async function* content() {
    for (const { key, bytes } of pieces) yield* await readPiece(key, bytes)
  }
  await pipeline(content, createWriteStream(path, { mode: 0o600 }))
}

async function enterMedia(
  editor: Editor,
  id: string,
  prepared: Awaited<ReturnType<typeof prepareMedia>>,
): Promise<number> {
  const { mediaId, keys } = await transaction(async (tx) => {
    const [upload] = await tx.$queryRaw<{ media_id: number | null }[]>`
      SELECT media_id FROM upload WHERE id = ${id}::uuid FOR UPDATE`
    const mediaId = upload?.media_id ?? (await addMedia(tx, editor, prepared)).id
    await tx.upload.updateMany({ where: { id }, data: { mediaId } })
    const pieces = await tx.uploadPiece.findMany({ where: { uploadId: id }, select: { key: true } })
    await tx.uploadPiece.deleteMany({ where: { uploadId: id } })
    return { mediaId, keys: pieces.map(({ key }) => key) }
  })
  // What fails here is left to the sweep of the file store.
  await deletePieces(keys).catch(() => {})
  return mediaId
}
