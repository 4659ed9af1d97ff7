import { db } from '#lib/db/client.ts'
import type { Editor } from '../actors/editor.ts'
import { type Body, storedBodySchema } from '../articles/body/body.ts'
import { articleForDesk } from '../articles/desk.ts'
import type { DeskArticle } from '../articles/desk-types.ts'
import type { TakeDownReason } from '../articles/take-down-reasons.ts'
import { permit } from '../editors/permissions.ts'
import { upheldBefore } from './repeat-infringers.ts'

/** What a contributor sent, unchanged. */
type ContributedText = { id: number; title: string; body: Body; penName: string }

/** Why readers do not see an article; `caseId` is null for an editor's own decision. */
export type Concealment = { reason: TakeDownReason; isSuspension: boolean; caseId: number | null }

/** A suspension, a removal or a block of an article, as its record has it. */
export type ArticleTakedown = Concealment & {
  id: number
  at: Date
  endedAt: Date | null
  /** What took its place, without which readers would have seen the article again. */
  replacedBy: Concealment | null
}

/** An article that a case is about, beside what was sent and how it was kept from readers. */
export type CaseArticleText = {
  article: DeskArticle
  /** Null for what no contributor sent. */
  contributed: ContributedText | null
  /** Newest first. */
  takedowns: ArticleTakedown[]
  /** How many other cases about texts of the same contributor, or else of the same source, ended with a removal. */
  upheld: number
}

/** An article of a case with all that an editor compares; null where there is none.
 *  @throws DomainError forbidden */
export async function articleOfCase(
  editor: Editor,
  { caseId, articleId }: { caseId: number; articleId: number },
): Promise<CaseArticleText | null> {
  permit(editor, 'case.read')
  const [article, contribution, takedowns, row] = await Promise.all([
    articleForDesk(editor, articleId),
    db().contribution.findUnique({
      where: { articleId },
      select: { id: true, title: true, body: true, penName: true, contributorKey: true },
    }),
    takedownsOf(articleId),
    db().article.findUnique({ where: { id: articleId }, select: { sourceId: true } }),
  ])
  if (!article) return null
  const contributed = contribution && contributedText(contribution)
  const from = { contributorKey: contribution?.contributorKey ?? null, sourceId: row?.sourceId ?? null }
  return { article, contributed, takedowns, upheld: await upheldBefore(caseId, from) }
}

async function takedownsOf(articleId: number): Promise<ArticleTakedown[]> {
  const why = { reason: true, isSuspension: true, caseId: true } as const
  const rows = await db().takedown.findMany({
    where: { articleId },
    select: { id: true, at: true, restoredAt: true, ...why, replacedBy: { select: why } },
    orderBy: { id: 'desc' },
    take: 20,
  })
  return rows.map(({ restoredAt: endedAt, ...row }) => ({ ...row, endedAt }))
}

function contributedText({ id, title, body, penName }: StoredContribution): ContributedText {
  return { id, title, penName, body: storedBodySchema.parse(body) }
}

type StoredContribution = Omit<ContributedText, 'body'> & { body: unknown }

/** A public correction of one of a case's articles. */
export type CaseCorrection = { id: number; articleId: number; version: number; note: string; at: Date }

/** The public corrections of these articles since the case came in, newest first: one of them may have ended it.
 *  @throws DomainError forbidden */
export async function correctionsSince(
  editor: Editor,
  articleIds: readonly number[],
  since: Date,
): Promise<CaseCorrection[]> {
  permit(editor, 'case.read')
  return db().correction.findMany({
    where: { articleId: { in: [...articleIds] }, at: { gte: since } },
    select: { id: true, articleId: true, version: true, note: true, at: true },
    orderBy: { id: 'desc' },
    take: 50,
  })
}
