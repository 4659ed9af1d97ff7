import type { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import { fingerprintOf } from '../near-duplicates/fingerprint.ts'
import { isBarred, removedBefore } from '../near-duplicates/removed-before.ts'
import { unmarkedText } from './body/plain-text.ts'
import { removedWords } from './removed-words.ts'
import { takeDownReasons } from './take-down-reasons.ts'
import { textIdentity } from './text-identity.ts'

type Words = Parameters<typeof textIdentity>[0]

const removedInCase: Prisma.ArticleWhereInput = {
  status: { in: ['suspended', 'taken_down'] },
  takedowns: { some: { restoredAt: null, caseId: { not: null } } },
}

/**
 * Refuses a text that another article has and that a case or an order keeps from readers, however it came here again: the same one,
 * or a body that reads nearly the same under whatever title, source and address (条例 §15; 民法典 §1195). To be called once the text
 * is entered: a case that suspends the same one in the same moment has waited, or was waited for.
 * @param before the text that readers had so far: what they had already does not come again
 * @throws DomainError gone | blocked (`details`: the article and the case)
 */
export async function refuseRemovedText(
  tx: Tx,
  articleId: number,
  words: Words,
  before?: Words,
): Promise<void> {
  const identity = textIdentity(words)
  const found = await tx.articleText.findFirst({
    where: { identity, articleId: { not: articleId }, article: removedInCase },
    select: { articleId: true },
  })
  if (found) throw await refusal(tx, found.articleId, '同样的文字')
  const texts = [words, ...(before ? [before] : [])]
  const near = await removedBefore(
    tx,
    texts.map(({ body }) => fingerprintOf(unmarkedText(body))),
  )
  const [removed, removedAlready] = [near.get(0), near.get(1)]
  if (!removed || !isBarred(removed) || (removedAlready && isBarred(removedAlready))) return
  throw await refusal(tx, removed.articleId, '几乎相同的文字')
}

/** Refuses what is reposted from the address of an article that a case keeps from readers.
 *  @throws DomainError gone | blocked (`details`: the article and the case) */
export async function refuseRemovedAddress(
  tx: Tx,
  articleId: number,
  { sourceUrl }: { sourceUrl: string | null },
): Promise<void> {
  if (sourceUrl === null) return
  const found = await tx.article.findFirst({
    where: { sourceUrl, id: { not: articleId }, ...removedInCase },
    select: { id: true },
  })
  if (found) throw await refusal(tx, found.id, '这个原网址的文章')
}

async function refusal(tx: Tx, articleId: number, what: string): Promise<DomainError> {
  const { reason, caseId, article } = await tx.takedown.findFirstOrThrow({
    where: { articleId, restoredAt: null },
    select: { reason: true, caseId: true, article: { select: { status: true } } },
  })
  const { removed, wayBack } = removedWords({ articleId, status: article.status, caseId })
  const code = takeDownReasons[reason].status === 451 ? 'blocked' : 'gone'
  return new DomainError(code, `${what}（文章 ${articleId}）已${removed}，不能发布；${wayBack}`, {
    details: { articleId, caseId },
  })
}
