import { db } from '#lib/db/client.ts'
import { CaseState } from '#lib/db/generated/enums.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import type { SeenRow } from '../seen-row.ts'

/** A case as it stands now that has accepted a notice of an article and is to be decided; null where it is not.
 *  @throws DomainError forbidden */
export async function acceptedCaseOf(
  editor: Editor,
  { caseId, articleId }: { caseId: number; articleId: number },
): Promise<SeenRow | null> {
  permit(editor, 'case.read')
  return db().rightsCase.findFirst({
    where: { id: caseId, state: CaseState.accepted, articles: { some: { articleId, outcome: null } } },
    select: { id: true, version: true },
  })
}
