import { db } from '#lib/db/client.ts'
import { CaseState } from '#lib/db/generated/enums.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'

/** The case that keeps an article from readers until it is decided, as it stands now; null where none does.
 *  @throws DomainError forbidden */
export async function caseHolding(
  editor: Editor,
  articleId: number,
): Promise<{ id: number; version: number } | null> {
  permit(editor, 'case.read')
  return db().rightsCase.findFirst({
    where: { state: CaseState.accepted, articles: { some: { articleId, outcome: null } } },
    orderBy: { id: 'asc' },
    select: { id: true, version: true },
  })
}
