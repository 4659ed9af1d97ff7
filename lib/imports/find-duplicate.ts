import type { Tx } from '#lib/db/transaction.ts'
import { removedWords } from '../articles/removed-words.ts'
import { type ArticleStatus, isRemoved } from '../articles/status.ts'
import { takeDownReasons } from '../articles/take-down-reasons.ts'
import { DomainError } from '../errors.ts'
import { shanghaiMinute } from '../time.ts'

/** The article that already has this text, or null. Other imports of the same text wait until this transaction ends.
 *  @throws DomainError gone | blocked when that article was suspended or taken down (`details`: the removal, and the
 *  case that decided on it, if one did) */
export async function findDuplicate(
  tx: Tx,
  { identity, sourceUrl }: { identity: Buffer<ArrayBuffer>; sourceUrl: string | null },
) {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${identity.readBigInt64BE()})::text`
  const known = await tx.articleText.findUnique({
    where: { identity },
    select: { article: { select: { id: true, status: true } } },
  })
  if (known && isRemoved(known.article.status)) throw await removed(tx, known.article, '这篇文章')
  if (known && known.article.status !== 'deleted') return known.article
  const atAddress =
    sourceUrl === null
      ? null
      : await tx.article.findFirst({
          where: { sourceUrl, status: { in: ['suspended', 'taken_down'] } },
          select: { id: true, status: true },
        })
  if (atAddress) throw await removed(tx, atAddress, '这个原网址的文章')
  return null
}

async function removed(
  tx: Tx,
  { id: articleId, status: state }: { id: number; status: ArticleStatus },
  what: string,
): Promise<DomainError> {
  const takedown = await tx.takedown.findFirst({
    where: { articleId, restoredAt: null },
    select: { id: true, reason: true, note: true, at: true, actor: true, caseId: true },
  })
  const caseId = takedown?.caseId ?? null
  const { removed, wayBack } = removedWords({ articleId, status: state, caseId })
  const way = `没有导入；${wayBack}`
  if (!takedown)
    return new DomainError('gone', `${what}已${removed}（文章 ${articleId}）。${way}`, {
      details: { articleId },
    })
  const { id, reason, note, at, actor } = takedown
  const { name, status } = takeDownReasons[reason]
  const how = `${shanghaiMinute(at)} 由${actor}${removed}，原因：${name}；${note}`
  return new DomainError(
    status === 451 ? 'blocked' : 'gone',
    `${what}（文章 ${articleId}）已于 ${how}。${way}`,
    {
      details: { articleId, takedownId: id, caseId, reason, note, at: at.toISOString(), by: actor },
    },
  )
}
