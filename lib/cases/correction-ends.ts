import type { Correction, RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { copyContent, liveVersion, workingCopyOf } from '../articles/working-copy.ts'
import { DomainError } from '../errors.ts'
import { wrongFields } from '../input.ts'
import type { LockedArticle } from './case-articles.ts'
import { type CaseAmendment, type CorrectionGiven, endField } from './correction-input.ts'

type Given = Pick<CorrectionGiven, 'amendments' | 'copies' | 'correctionIds' | 'unchanged'>

/** What is decided of each article of a case that ends with a correction. */
export type CorrectionEnds = {
  /** The new texts that are published with it. */
  amendments: CaseAmendment[]
  /** Those made before. */
  corrections: Correction[]
  corrected: number[]
  unchanged: number[]
}

/**
 * How a case ends for each of its articles (民法典 §1028): each is corrected, by a new text or by a correction that was made since the
 * notice came, or an editor has said that it is not; and one at least is corrected.
 * @param articles those that the case still concerns, held
 * @throws DomainError invalid-input, with a sentence for each article of which it is not said | conflict where a text is not the one that
 * was seen any more
 */
export async function correctionEnds(
  tx: Tx,
  { receivedAt }: Pick<RightsCase, 'receivedAt'>,
  articles: readonly LockedArticle[],
  given: Given,
): Promise<CorrectionEnds> {
  const own = articles.map(({ id }) => id)
  const copies = await Promise.all(given.copies.map((one) => copied(tx, one)))
  const amendments = [...given.amendments, ...copies]
  assertSeen(articles, amendments)
  const amended = amendments.map(({ articleId }) => articleId)
  const corrections = await correctionsOf(tx, own, { receivedAt, ids: given.correctionIds })
  const corrected = own.filter(
    (id) => amended.includes(id) || corrections.some(({ articleId }) => articleId === id),
  )
  assertWhole(own, { amended, corrected, unchanged: given.unchanged })
  return { amendments, corrections, corrected, unchanged: own.filter((id) => given.unchanged.includes(id)) }
}

/** A stored text as its amendment.
 *  @throws DomainError conflict where it was changed since, or was written for another text of the article */
async function copied(tx: Tx, { articleId, copyVersion }: Given['copies'][number]): Promise<CaseAmendment> {
  const copy = await workingCopyOf(tx, articleId)
  const content = copy && copyContent(copy)
  if (copy && content && copy.version === copyVersion && copy.basedOn === (await liveVersion(tx, articleId)))
    return { articleId, copyVersion, note: copy.note, content }
  throw new DomainError(
    'conflict',
    `文章 ${articleId} 的修改稿已有改动，请回到案件，看过新的修改稿再办理。`,
    {
      fields: { [endField(articleId)]: '修改稿已有改动' },
      details: { article: articleId, copyVersion: copy?.version ?? 0 },
    },
  )
}

/** A text is written on what its editor has read. */
function assertSeen(articles: readonly LockedArticle[], amendments: readonly CaseAmendment[]): void {
  for (const { articleId, version } of amendments) {
    const article = articles.find(({ id }) => id === articleId)
    if (!article || version === undefined || version === article.version) continue
    throw new DomainError('conflict', `文章 ${articleId} 已有改动，您看到的不是最新版。`, {
      details: { article: articleId, version: article.version },
    })
  }
}

/** Those of the named corrections that were made to these articles since the notice came. */
async function correctionsOf(
  tx: Tx,
  own: readonly number[],
  { receivedAt, ids }: { receivedAt: Date; ids: readonly number[] },
): Promise<Correction[]> {
  const found = await tx.correction.findMany({
    where: { id: { in: [...ids] }, articleId: { in: [...own] }, at: { gte: receivedAt } },
    orderBy: { id: 'asc' },
  })
  if (new Set(ids).size > found.length)
    throw wrongFields({ correctionIds: '这条更正不是收到通知以后对本案文章作出的' })
  return found
}

type Said = { amended: readonly number[]; corrected: readonly number[]; unchanged: readonly number[] }

function assertWhole(own: readonly number[], { amended, corrected, unchanged }: Said): void {
  const foreign = [...amended, ...unchanged].filter((id) => !own.includes(id))
  if (foreign.length > 0) throw refused(foreign, '不属于本案')
  const both = corrected.filter((id) => unchanged.includes(id))
  if (both.length > 0) throw refused(both, '不能既更正，又不作更正')
  const open = own.filter((id) => !corrected.includes(id) && !unchanged.includes(id))
  if (open.length > 0) throw refused(open, '还没有更正，请写明更正说明，或者选不作更正')
  if (corrected.length === 0) throw refused(own, '没有更正。没有一篇更正的，请恢复或者驳回，不能以更正结案')
}

function refused(articles: readonly number[], what: string): DomainError {
  const message = articles.length > 0 ? `文章 ${articles.join('、')} ${what}` : '本案没有可以更正的文章'
  const fields = Object.fromEntries(articles.map((id) => [endField(id), what]))
  return new DomainError('invalid-input', `${message}。`, { fields: { correctionIds: message, ...fields } })
}
