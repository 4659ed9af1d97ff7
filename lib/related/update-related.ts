import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { articleTag } from '../articles/tags.ts'
import { purgeTags } from '../page-cache/purge-tags.ts'
import { type Counted, nearest } from './nearest.ts'
import { candidatesFor } from './related-candidates.ts'

/** How many are kept of an article: more than are shown, since some may be taken down. */
const KEPT = 12
/** Of so many articles that name a changed one, or are named by it, it is found anew. */
const MOST_OTHERS = 24
const BATCH = 20

const dueSchema = z.object({ articleId: z.int(), at: z.date(), withOthers: z.boolean() })
type Due = z.infer<typeof dueSchema>

/**
 * Finds anew what is related to the articles that changed, the oldest change first, and to the articles beside them. Can be
 * interrupted and done twice: an article is due until its list is written, and again when it changed meanwhile.
 * @returns of how many articles it was found
 */
export async function updateRelated({ until = Number.POSITIVE_INFINITY } = {}): Promise<number> {
  const counted: Counted = new Map()
  let found = 0
  for (;;) {
    const batch = await queryRows(
      dueSchema,
      Prisma.sql`
        SELECT article_id AS "articleId", at, with_others AS "withOthers" FROM related_due
        ORDER BY with_others DESC, at, article_id LIMIT ${BATCH}`,
    )
    for (const due of batch) {
      if (Date.now() > until) return found
      found += await updateOne(due, counted)
    }
    if (batch.length < BATCH) return found
  }
}

async function updateOne(due: Due, counted: Counted): Promise<number> {
  const { articleId, withOthers } = due
  const named = await writeList(articleId, counted, due)
  if (!withOthers) return 1
  const naming = await db().articleRelated.findMany({
    where: { relatedId: articleId },
    select: { articleId: true },
    take: MOST_OTHERS,
  })
  const others = new Set([...named, ...naming.map((one) => one.articleId)])
  for (const other of others) await writeList(other, counted)
  return 1 + others.size
}

/** @returns the articles that the list of this one names */
async function writeList(articleId: number, counted: Counted, due?: Due): Promise<number[]> {
  const found = await candidatesFor(articleId)
  const related = found ? nearest(found.article, found.others, KEPT, counted) : []
  await transaction(async (tx) => {
    await replaceList(tx, articleId, related)
    if (due) await tx.relatedDue.deleteMany({ where: { articleId, at: due.at } })
  })
  return related
}

async function replaceList(tx: Tx, articleId: number, related: readonly number[]): Promise<void> {
  const before = await tx.articleRelated.findMany({ where: { articleId }, orderBy: { rank: 'asc' } })
  if (before.map(({ relatedId }) => relatedId).join() === related.join()) return
  const at = new Date()
  await tx.articleRelated.deleteMany({ where: { articleId } })
  await tx.articleRelated.createMany({
    data: related.map((relatedId, index) => ({ articleId, rank: index + 1, relatedId, at })),
  })
  await purgeTags(tx, [articleTag(articleId)])
}
