import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import type { Editor } from '../../actors/editor.ts'
import { permit } from '../../editors/permissions.ts'
import { DomainError } from '../../errors.ts'
import { parseInput } from '../../input.ts'
import { permitAnySize } from '../media-limits.ts'

/** How long an upload that stopped can go on. */
const KEPT_MS = 24 * 3_600_000
/** Uploads of one editor that have not ended: more than anybody chooses at once. */
const MOST_OPEN = 300

const newUploadSchema = z.object({
  name: z.string().max(1_000),
  size: z.int().min(1, '这个文件是空的（0 字节）。'),
  purpose: z.enum(['media', 'import']).default('media'),
})

/** Of a file that is to be imported. */
const MAX_IMPORT_BYTES = 1_073_741_824

export type UploadPlace = {
  id: string
  /** The byte with which the next piece begins. */
  offset: number
}

/** Begins an upload of so many bytes.
 *  @throws DomainError forbidden | invalid-input | too-large | too-many */
export async function beginUpload(editor: Editor, input: unknown): Promise<UploadPlace> {
  permit(editor, 'media.add')
  const { name, size, purpose } = parseInput(newUploadSchema, input)
  const forImport = purpose === 'import'
  if (!forImport) permitAnySize(size)
  else if (size > MAX_IMPORT_BYTES) throw new DomainError('too-large', '导入的文件最大 1 GB。')
  const id = randomUUID()
  if (await hasTooMany(editor)) throw new DomainError('too-many', '您有太多没有传完的文件，请稍后再传。')
  await db().upload.create({
    data: { id, editorId: editor.id, name, size, forImport, expiresAt: new Date(Date.now() + KEPT_MS) },
  })
  return { id, offset: 0 }
}

async function hasTooMany({ id: editorId }: Editor): Promise<boolean> {
  const open = { editorId, mediaId: null, expiresAt: { gt: new Date() } }
  return (await db().upload.count({ where: open })) >= MOST_OPEN
}
