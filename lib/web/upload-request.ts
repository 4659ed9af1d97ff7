import type { Editor } from '../actors/editor.ts'
import { DomainError } from '../errors.ts'
import { mediaLimits } from '../media/media-limits.ts'
import { readMedia } from '../media/read-media.ts'
import { appendUpload, MOST_PIECE_BYTES } from '../media/uploads/append-upload.ts'
import { beginUpload } from '../media/uploads/begin-upload.ts'
import { cancelUpload } from '../media/uploads/delete-uploads.ts'
import { ownUpload } from '../media/uploads/own-upload.ts'
import { boundedBody } from './bounded-body.ts'
import { deskJson } from './editor-request.ts'

const LONGEST_JSON = 8_192

/** `POST {name, size}`: begins an upload. */
export async function answerBegin(request: Request, editor: Editor): Promise<Response> {
  const body = await boundedBody(request, LONGEST_JSON)
  const { id, offset } = await beginUpload(editor, jsonOf(body))
  const data = { id, offset, pieceBytes: MOST_PIECE_BYTES, limits: mediaLimits() }
  return deskJson(data, { status: 201, headers: { location: `/api/media/uploads/${id}` } })
}

/** `PATCH` with `Upload-Offset` and a piece: appends it; with the last one the answer has the medium. */
export async function answerPiece(request: Request, editor: Editor, id: string): Promise<Response> {
  const offset = request.headers.get('upload-offset') ?? ''
  if (!/^\d{1,15}$/.test(offset)) throw new DomainError('invalid-input', '请求要带 Upload-Offset。')
  const bytes = await boundedBody(request, MOST_PIECE_BYTES)
  if (bytes === null) throw new DomainError('too-large', `每一段最多 ${MOST_PIECE_BYTES} 字节。`)
  return placeAnswer(await appendUpload(editor, id, Number(offset), bytes))
}

/** `GET` and `HEAD`: where the upload goes on. */
export async function answerPlace(editor: Editor, id: string): Promise<Response> {
  const { received, mediaId } = await ownUpload(editor, id)
  return placeAnswer({ offset: Number(received), mediaId })
}

/** `DELETE`: the file is no longer wanted. */
export async function answerCancel(editor: Editor, id: string): Promise<Response> {
  await cancelUpload(editor, id)
  return deskJson(null, { status: 204 })
}

async function placeAnswer({
  offset,
  mediaId,
}: {
  offset: number
  mediaId: number | null
}): Promise<Response> {
  const media = mediaId === null ? null : ((await readMedia([mediaId])).get(mediaId) ?? null)
  return deskJson({ offset, mediaId, media }, { headers: { 'upload-offset': String(offset) } })
}

function jsonOf(body: Buffer | null): unknown {
  try {
    return JSON.parse(body?.toString('utf8') ?? '')
  } catch {
    return null
  }
}
