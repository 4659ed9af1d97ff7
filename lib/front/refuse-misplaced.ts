import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import { MOST_BLOCKS } from './block-columns.ts'
import type { Slot } from './slots.ts'

type Given = { cityId: number | null; slots: readonly Slot[]; before: readonly Slot[] }

/**
 * Refuses slots that readers would never see: articles that are not published, or of another city than the page's, and
 * columns that the page has no block for. What stood there before may stay: a removed article comes back when it is restored.
 * @throws DomainError invalid-input
 */
export async function refuseMisplaced(tx: Tx, { cityId, slots, before }: Given): Promise<void> {
  const known = new Set(before.map(({ articleId }) => articleId))
  const added = [...new Set(slots.map(({ articleId }) => articleId))].filter((id) => !known.has(id))
  const found = await tx.article.findMany({
    where: { id: { in: added }, status: 'published', ...(cityId === null ? {} : { cityId }) },
    select: { id: true },
  })
  const isFound = new Set(found.map(({ id }) => id))
  const missing = added.filter((id) => !isFound.has(id))
  if (missing.length > 0)
    throw wrong(
      `第 ${missing.join('、')} 号文章没有发布${cityId === null ? '' : '，或不属于这个城市'}，请从页上移去。`,
      missing,
    )
  const columnIds = [...new Set(slots.flatMap(({ columnId }) => columnId ?? []))]
  const columns = await tx.column.findMany({
    where: { OR: [{ cityId: null }, ...(cityId === null ? [] : [{ cityId }])] },
    select: { id: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: MOST_BLOCKS,
  })
  const hasBlock = new Set(columns.map(({ id }) => id))
  if (!columnIds.every((id) => hasBlock.has(id)))
    throw wrong('这一页没有其中的一个栏目，请刷新本页再编排。', [])
}

function wrong(message: string, articleIds: readonly number[]): DomainError {
  return new DomainError('invalid-input', message, { fields: { slots: message }, details: { articleIds } })
}
