import { db } from '#lib/db/client.ts'
import { CaseState } from '#lib/db/generated/enums.ts'
import type { Editor } from '../actors/editor.ts'
import type { DeskArticle } from '../articles/desk-types.ts'
import { holdsArticle } from '../articles/refuse-held.ts'
import { permit } from '../editors/permissions.ts'
import { readSetting } from '../settings/read-setting.ts'

/** A case that has accepted a notice of an article and is to be decided. */
export type HoldingCase = {
  id: number
  version: number
  /** How many articles it is still about. */
  articles: number
  /** Whether another case keeps the article from readers, too: it comes back once that one has ended. */
  isHeldByOther: boolean
  needsTwo: boolean
}

/** The case as it stands now; null where it is not to be decided, or not about that article.
 *  @throws DomainError forbidden */
export async function acceptedCaseOf(
  editor: Editor,
  { caseId, articleId }: { caseId: number; articleId: number },
): Promise<HoldingCase | null> {
  permit(editor, 'case.read')
  const row = await db().rightsCase.findFirst({
    where: { id: caseId, state: CaseState.accepted, articles: { some: { articleId, outcome: null } } },
    select: {
      ...{ id: true, version: true },
      articles: { where: { outcome: null, articleId: { not: null } }, select: { id: true } },
    },
  })
  if (!row) return null
  const others = await db().caseArticle.count({
    where: { caseId: { not: caseId }, ...holdsArticle(articleId) },
  })
  const needsTwo = await readSetting(db(), 'cases.two_persons')
  return { ...row, articles: row.articles.length, isHeldByOther: others > 0, needsTwo }
}

/** Whether a case keeps an article from readers, or has removed it itself: what it gives back can be corrected. */
export function isKeptByCase({ status, takedown }: DeskArticle, caseId: number): boolean {
  if (status === 'suspended') return true
  return status === 'taken_down' && takedown?.caseId === caseId && takedown.reason !== 'legal_order'
}
