import { db } from '#lib/db/client.ts'
import type { CaseApprovalKind } from '#lib/db/generated/enums.ts'
import type { Editor } from '../actors/editor.ts'
import { articleForDesk } from '../articles/desk.ts'
import { holdsArticle } from '../articles/refuse-held.ts'
import type { Content } from '../articles/schema.ts'
import type { ArticleStatus } from '../articles/status.ts'
import { permit } from '../editors/permissions.ts'
import { correctionInput } from './correction-input.ts'
import type { DeskCase } from './desk-case-types.ts'
import { proposedInput } from './propose-decision.ts'

/** What becomes of an article where a proposal is carried out. */
type ProposedArticle = {
  id: number
  title: string
  status: ArticleStatus
  /** Whether this case has removed it: it was reopened. */
  isRemovedByCase: boolean
  /** Whether another case keeps it from readers, too. */
  isHeldByOther: boolean
}

/** A new text of an article, beside the one that it has. */
type ProposedText = { articleId: number; note: string; before: Content; after: Content }

/** What a proposal says and does, for who is to confirm it. */
export type DeskProposal = {
  action: CaseApprovalKind
  note: string
  articles: ProposedArticle[]
  /** Of a correction: the new texts, and the notes of public corrections that were made before. */
  texts: ProposedText[]
  corrections: { articleId: number; note: string; at: Date }[]
  /** Of a correction: the articles that it leaves as they are. */
  unchanged: number[]
  /** Its text cannot be read any more: it was proposed in an older version of the portal. */
  isUnreadable: boolean
}

/** What waits for a second person in a case, with all that he decides on; null where nothing does.
 *  @throws DomainError forbidden */
export async function proposalOfCase(
  editor: Editor,
  { id, approval, articles }: Pick<DeskCase, 'id' | 'approval' | 'articles'>,
): Promise<DeskProposal | null> {
  permit(editor, 'case.decide')
  if (!approval) return null
  const { note, ...input } = proposedInput.parse(approval.input)
  const given = correctionInput.safeParse(approval.action === 'correct' ? { ...input, note } : {})
  const { amendments = [], correctionIds = [], unchanged = [] } = given.data ?? {}
  const own = articles.flatMap(({ articleId, outcome }) => (outcome === null ? (articleId ?? []) : []))
  const [shown, texts, corrections] = await Promise.all([
    Promise.all(own.map((articleId) => proposedArticle(editor, id, articleId))),
    Promise.all(amendments.map((amendment) => proposedText(editor, amendment))),
    db().correction.findMany({
      where: { id: { in: correctionIds }, articleId: { in: own } },
      orderBy: { id: 'asc' },
      select: { articleId: true, note: true, at: true },
    }),
  ])
  return {
    ...{ action: approval.action, note, corrections, unchanged, isUnreadable: !given.success },
    articles: shown.filter((one) => one !== null),
    texts: texts.filter((one) => one !== null),
  }
}

async function proposedArticle(
  editor: Editor,
  caseId: number,
  articleId: number,
): Promise<ProposedArticle | null> {
  const [article, inForce, others] = await Promise.all([
    articleForDesk(editor, articleId),
    db().takedown.findFirst({ where: { articleId, restoredAt: null } }),
    db().caseArticle.count({ where: { caseId: { not: caseId }, ...holdsArticle(articleId) } }),
  ])
  const isRemovedByCase = inForce?.caseId === caseId && inForce.reason !== 'legal_order'
  return article && { ...titled(article), isRemovedByCase, isHeldByOther: others > 0 }
}

const titled = ({ id, title, status }: { id: number; title: string; status: ArticleStatus }) => ({
  ...{ id, title, status },
})

async function proposedText(
  editor: Editor,
  { articleId, note, content }: { articleId: number; note: string; content: Content },
): Promise<ProposedText | null> {
  const article = await articleForDesk(editor, articleId)
  return article && { articleId, note, before: article, after: content }
}
