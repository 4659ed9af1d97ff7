import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../../actors/editor.ts'
import { permit } from '../../editors/permissions.ts'
import { DomainError } from '../../errors.ts'
import { finishUpload } from './finish-upload.ts'
import { ownUpload } from './own-upload.ts'
import { deletePieces, keepPiece } from './upload-piece.ts'

/** The longest piece: on a slow line it has come within the time that a request may take. */
export const MOST_PIECE_BYTES = 4_194_304

export type Appended = {
  /** The byte with which the next piece begins. */
  offset: number
  /** What the file has become, with the last piece. */
  mediaId: number | null
}

/**
 * Appends a piece to an upload. With the last piece, or none after it, the file is taken into the library, unless an import
 * is to read it; a piece whose
 * answer was lost is refused with the offset at which to go on.
 * @throws DomainError forbidden | not-found | conflict (details.offset) | too-large | invalid-input | unavailable
 */
export async function appendUpload(
  editor: Editor,
  id: string,
  offset: number,
  bytes: Buffer,
): Promise<Appended> {
  permit(editor, 'media.add')
  const upload = await ownUpload(editor, id)
  const [received, size] = [Number(upload.received), Number(upload.size)]
  if (upload.mediaId !== null) return { offset: received, mediaId: upload.mediaId }
  if (offset !== received) throw elsewhere(received)
  if (bytes.length > MOST_PIECE_BYTES || offset + bytes.length > size)
    throw new DomainError('too-large', '发来的内容比文件说好的大，请重新上传这个文件。')
  if (bytes.length > 0) await append(id, offset, bytes)
  const next = offset + bytes.length
  const isMedium = next === size && !upload.forImport
  return { offset: next, mediaId: isMedium ? await finishUpload(editor, id) : null }
}

async function append(uploadId: string, at: number, bytes: Buffer): Promise<void> {
  const key = await keepPiece(bytes)
  try {
    await enterPiece(uploadId, at, key, bytes.length)
  } catch (error) {
    await deletePieces([key])
    throw error
  }
}

/** The guarded update decides between two who append at the same place. */
async function enterPiece(uploadId: string, at: number, key: string, bytes: number): Promise<void> {
  const entered = await transaction(async (tx) => {
    const { count } = await tx.upload.updateMany({
      where: { id: uploadId, received: at },
      data: { received: at + bytes },
    })
    if (count === 1) await tx.uploadPiece.create({ data: { uploadId, at, key, bytes } })
    return count === 1
  })
  if (!entered) throw elsewhere(null)
}

function elsewhere(offset: number | null): DomainError {
  const details = offset === null ? {} : { offset }
  return new DomainError('conflict', '这个文件的上传已从别处继续，请稍后再试。', { details })
}
