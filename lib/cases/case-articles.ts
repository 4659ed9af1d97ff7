import { z } from 'zod'
import { Prisma, type RightsCase } from '#lib/db/generated/client.ts'
import { ArticleStatus, type CaseOutcome, Origin } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { holdsArticle } from '../articles/refuse-held.ts'
import { holdCities } from '../cities/mark-changed.ts'
import { caseKinds } from './case-kinds.ts'

const lockedRow = z.object({
  id: z.number(),
  version: z.number(),
  cityId: z.number(),
  status: z.enum(ArticleStatus),
  origin: z.enum(Origin),
  editorId: z.string().nullable(),
})

export type LockedArticle = z.output<typeof lockedRow>

/** Holds articles as they are until the transaction ends. All that a case acts on, before any of it moves: whoever acts on another
 *  case of the same article waits here, and sees afterwards what became of it. Their cities are held, too, since one case may move
 *  its articles in parts: two cases never hold cities from both sides. In the order of their cities. */
export async function lockArticles(tx: Tx, ids: readonly number[]): Promise<LockedArticle[]> {
  const locked = await queryRows(
    lockedRow,
    Prisma.sql`
      SELECT id, version, city_id AS "cityId", status::text AS status, origin::text AS origin, editor_id AS "editorId"
      FROM article WHERE id = ANY (${[...ids]}) ORDER BY id FOR NO KEY UPDATE`,
    tx,
  )
  await holdCities(
    tx,
    locked.map(({ cityId }) => cityId),
  )
  return locked.sort((a, b) => a.cityId - b.cityId || a.id - b.id)
}

/** The articles of a case that it still concerns, held. */
export async function ownArticles(tx: Tx, caseId: number): Promise<LockedArticle[]> {
  const rows = await tx.caseArticle.findMany({
    where: { caseId, outcome: null, articleId: { not: null } },
    select: { articleId: true },
  })
  return lockArticles(
    tx,
    rows.flatMap(({ articleId }) => articleId ?? []),
  )
}

/** The part of another case that keeps this article from readers: of several an order's, or else one that has ended with its removal;
 *  null for none. */
export async function otherHolder(tx: Tx, caseId: number, articleId: number) {
  const others = await tx.caseArticle.findMany({
    where: { caseId: { not: caseId }, ...holdsArticle(articleId) },
    include: { rightsCase: true },
    orderBy: { caseId: 'asc' },
  })
  const endedWith = (end: CaseOutcome) => others.find(({ outcome }) => outcome === end)
  return endedWith('blocked') ?? endedWith('removed') ?? others[0] ?? null
}

/** The reason on record while a case keeps its articles from readers, and once it has removed them. */
export function suspensionReason({ kind }: Pick<RightsCase, 'kind'>) {
  const { takeDownReason } = caseKinds[kind]
  if (takeDownReason === 'legal_order') throw new Error('an order never suspends')
  return takeDownReason
}
