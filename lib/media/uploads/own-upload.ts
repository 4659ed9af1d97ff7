import { db } from '#lib/db/client.ts'
import type { Upload } from '#lib/db/generated/client.ts'
import type { Editor } from '../../actors/editor.ts'
import { DomainError } from '../../errors.ts'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** An editor's own upload that has not expired.
 *  @throws DomainError not-found */
export async function ownUpload(editor: Editor, id: string): Promise<Upload> {
  const found = uuid.test(id)
    ? await db().upload.findFirst({ where: { id, editorId: editor.id, expiresAt: { gt: new Date() } } })
    : null
  if (!found) throw new DomainError('not-found', '这次上传已经过期，请重新上传这个文件。')
  return found
}
