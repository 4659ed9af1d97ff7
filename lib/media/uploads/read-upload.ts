import { db } from '#lib/db/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../../errors.ts'
import { readPiece } from './upload-piece.ts'

/** How long the files of an import are kept. */
const KEPT_MS = 30 * 24 * 3_600_000

/** Keeps an editor's uploads for an import that is to read them.
 *  @throws DomainError invalid-input where one of them has not come whole, or is somebody else's */
export async function keepForImport(tx: Tx, editorId: string | null, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)]
  const found = await tx.upload.findMany({
    where: { id: { in: wanted }, forImport: true, ...(editorId === null ? {} : { editorId }) },
    select: { id: true, size: true, received: true },
  })
  if (found.length !== wanted.length || found.some(({ size, received }) => size !== received))
    throw new DomainError('invalid-input', '有的文件没有传完，请重新选择。', {
      fields: { files: '有的文件没有传完，请重新选择' },
    })
  const expiresAt = new Date(Date.now() + KEPT_MS)
  await tx.upload.updateMany({ where: { id: { in: wanted } }, data: { expiresAt } })
}

/** @returns in bytes
 *  @throws DomainError not-found */
export async function uploadSize(id: string): Promise<number> {
  const found = await db().upload.findUnique({ where: { id }, select: { size: true } })
  if (!found) throw gone()
  return Number(found.size)
}

/** The bytes of an upload as they are read.
 *  @throws DomainError not-found | unavailable */
export async function* uploadBytes(id: string): AsyncGenerator<Buffer> {
  const pieces = await db().uploadPiece.findMany({ where: { uploadId: id }, orderBy: { at: 'asc' } })
  if (pieces.length === 0) throw gone()
  for (const { key, bytes } of pieces) yield* await readPiece(key, bytes)
}

const gone = () => new DomainError('not-found', '上传的文件已经不在了（保留 30 天），请重新上传。')
