import { db } from '#lib/db/client.ts'
import type { Editor } from '../../actors/editor.ts'
import { ownUpload } from './own-upload.ts'
import { deletePieces } from './upload-piece.ts'

/** Ends an upload that its editor no longer wants.
 *  @throws DomainError not-found */
export async function cancelUpload(editor: Editor, id: string): Promise<void> {
  await deleteUpload((await ownUpload(editor, id)).id)
}

/** Deletes an upload whose file was refused; one that has become a medium meanwhile stays. */
export async function deleteRefused(id: string): Promise<void> {
  const keys = await keysOf(id)
  const { count } = await db().upload.deleteMany({ where: { id, mediaId: null } })
  if (count > 0) await deletePieces(keys)
}

async function deleteUpload(id: string): Promise<void> {
  await deletePieces(await keysOf(id))
  await db().upload.deleteMany({ where: { id } })
}

async function keysOf(uploadId: string): Promise<string[]> {
  const pieces = await db().uploadPiece.findMany({ where: { uploadId }, select: { key: true } })
  return pieces.map(({ key }) => key)
}

/** Deletes the uploads that have expired, with their pieces.
 *  @returns how many */
export async function deleteExpiredUploads(now = new Date()): Promise<number> {
  const expired = await db().upload.findMany({ where: { expiresAt: { lte: now } }, select: { id: true } })
  for (const { id } of expired) await deleteUpload(id)
  return expired.length
}
