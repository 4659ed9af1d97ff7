import type { Tx } from '#lib/db/transaction.ts'
import { takeDownReasons } from '../articles/take-down-reasons.ts'
import { DomainError } from '../errors.ts'
import { shanghaiMinute } from '../time.ts'

/** The article that already has this text, or null. Other imports of the same text wait until this transaction ends.
 *  @throws DomainError gone | blocked when that article was taken down (`details`: the removal) */
export async function findDuplicate(
  tx: Tx,
  { identity, sourceUrl }: { identity: Buffer<ArrayBuffer>; sourceUrl: string | null },
) {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${identity.readBigInt64BE()})::text`
  const known = await tx.articleText.findUnique({
    where: { identity },
    select: { article: { select: { id: true, status: true } } },
  })
  if (known?.article.status === 'taken_down') throw await removed(tx, known.article.id, '这篇文章')
  if (known && known.article.status !== 'deleted') return known.article
  const atAddress =
    sourceUrl === null
      ? null
      : await tx.article.findFirst({ where: { sourceUrl, status: 'taken_down' }, select: { id: true } })
  if (atAddress) throw await removed(tx, atAddress.id, '这个原网址的文章')
  return null
}

async function removed(tx: Tx, articleId: number, what: string): Promise<DomainError> {
  const takedown = await tx.takedown.findFirst({
    where: { articleId, restoredAt: null },
    select: { id: true, reason: true, note: true, at: true, actor: true },
  })
  const way = `没有导入；要重新发布，请恢复文章 ${articleId}。`
  if (!takedown)
    return new DomainError('gone', `${what}已下架（文章 ${articleId}）。${way}`, { details: { articleId } })
  const { id, reason, note, at, actor } = takedown
  const { name, status } = takeDownReasons[reason]
  const how = `${shanghaiMinute(at)} 由${actor}下架，原因：${name}；${note}`
  return new DomainError(
    status === 451 ? 'blocked' : 'gone',
    `${what}（文章 ${articleId}）已于 ${how}。${way}`,
    {
      details: { articleId, takedownId: id, reason, note, at: at.toISOString(), by: actor },
    },
  )
}
