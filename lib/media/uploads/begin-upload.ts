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
/** Uploads of one editor that have not come whole: more than anybody chooses at once. */
const MOST_OPEN = 300
/** Files of one editor that wait for an import, or are kept for one: of a few folders of saved pages. */
const MOST_FOR_IMPORT = 5_000

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
  await assertFew(editor, forImport)
  await db().upload.create({
    data: { id, editorId: editor.id, name, size, forImport, expiresAt: new Date(Date.now() + KEPT_MS) },
  })
  return { id, offset: 0 }
}

async function assertFew({ id: editorId }: Editor, forImport: boolean): Promise<void> {
  const kept = { editorId, forImport, expiresAt: { gt: new Date() } }
  if (forImport) {
    if ((await db().upload.count({ where: kept })) < MOST_FOR_IMPORT) return
    throw new DomainError('too-many', '您要导入的文件太多，请先完成或撤销已经开始的导入，一天后再传。')
  }
  const open = { ...kept, received: { lt: db().upload.fields.size } }
  if ((await db().upload.count({ where: open })) >= MOST_OPEN)
    throw new DomainError('too-many', '您有太多没有传完的文件，请稍后再传。')
}
