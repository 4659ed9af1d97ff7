import { db } from '#lib/db/client.ts'
import type { Editor } from '../../actors/editor.ts'
import { ownUpload } from './own-upload.ts'
import { deletePieces } from './upload-piece.ts'

/** Ends an upload that its editor no longer wants.
 *  @throws DomainError not-found */
export async function cancelUpload(editor: Editor, id: string): Promise<void> {
  await deleteUpload((await ownUpload(editor, id)).id)
}

/** Deletes an upload and its pieces. */
export async function deleteUpload(id: string): Promise<void> {
  const pieces = await db().uploadPiece.findMany({ where: { uploadId: id }, select: { key: true } })
  await deletePieces(pieces.map(({ key }) => key))
  await db().upload.deleteMany({ where: { id } })
}

/** Deletes the uploads that have expired, with their pieces.
 *  @returns how many */
export async function deleteExpiredUploads(now = new Date()): Promise<number> {
  const expired = await db().upload.findMany({ where: { expiresAt: { lte: now } }, select: { id: true } })
  for (const { id } of expired) await deleteUpload(id)
  return expired.length
}
