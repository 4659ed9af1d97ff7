import { db } from '#lib/db/client.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { formalNotice } from './undeliverable.ts'

/** The text with which an editor begins when a notice is to be published (条例 §15); it holds nothing of what its claimant wrote.
 *  @throws DomainError forbidden */
export async function noticeToPublish(editor: Editor, id: number): Promise<string> {
  permit(editor, 'case.accept')
  const row = await db().rightsCase.findUnique({ where: { id } })
  return row ? formalNotice(db(), row) : ''
}
