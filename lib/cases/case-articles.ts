import { z } from 'zod'
import { Prisma, type RightsCase } from '#lib/db/generated/client.ts'
import { ArticleStatus, type CaseOutcome, Origin } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { keepTakedown } from '../articles/keep-takedown.ts'
import { holdsArticle } from '../articles/refuse-held.ts'
import { removeSuspended } from '../articles/remove-suspended.ts'
import { restore } from '../articles/restore.ts'
import { unschedule } from '../articles/review/schedule-article.ts'
import { suspend } from '../articles/suspend.ts'
import { caseNumber } from '../case-number.ts'
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

/** What became of articles, by their numbers, for the case's record. */
export type Acted = Record<string, number[]>

/** Takes the published ones of these articles from readers (条例 §15; 民法典 §1195). One that another case has suspended is held by this
 *  one, too; a draft and what was removed are not in readers' sight, and one that is scheduled loses its time. */
export async function suspendArticles(
  tx: Tx,
  row: RightsCase,
  articles: readonly LockedArticle[],
  by: Actor,
): Promise<Acted> {
  const reason = suspensionReason(row)
  const note = `案件 ${caseNumber(row.id)} 受理`
  for (const { id, version, status } of articles) {
    if (status === 'published') await suspend(tx, by, { id, version }, { reason, note, caseId: row.id })
    if (status === 'scheduled') await unschedule(tx, by, { id, version }, { note })
  }
  return byState(articles, { published: 'suspended', suspended: 'heldBefore' })
}

type Release = { by: Actor; note: string; outcome: CaseOutcome }

/**
 * Gives up the articles that a case holds, as it ends without their removal: those that no other case keeps from readers come back, at
 * the same address and with their views. Those of another case stay, and are kept for that one from now on: it is open and has
 * accepted them, or it ended with their removal. What an order has blocked, or another case or an editor has removed, stays as it is.
 */
export async function releaseArticles(tx: Tx, row: RightsCase, release: Release): Promise<Acted> {
  const articles = await ownArticles(tx, row.id)
  const acted: Acted = { restored: [], heldByOthers: [], inSight: [], untouched: [] }
  for (const article of articles) {
    const result = await releaseOne(tx, row, article, release)
    acted[result]?.push(article.id)
  }
  await settleArticles(tx, row.id, release.outcome)
  return acted
}

async function releaseOne(
  tx: Tx,
  row: RightsCase,
  { id, version, status }: LockedArticle,
  { by, note }: Release,
): Promise<'restored' | 'heldByOthers' | 'inSight' | 'untouched'> {
  if (status === 'published') return 'inSight'
  const inForce = await tx.takedown.findFirst({ where: { articleId: id, restoredAt: null } })
  const isOwn = inForce?.caseId === row.id && inForce.reason !== 'legal_order'
  if (status !== 'suspended' && !(status === 'taken_down' && isOwn)) return 'untouched'
  const other = await otherHolder(tx, row.id, id)
  if (!other) {
    await restore(tx, by, { id, version }, { note })
    return 'restored'
  }
  if (isOwn)
    await keepTakedown(tx, by, id, {
      ...{ note, caseId: other.caseId, isSuspension: status === 'suspended' },
      reason: other.outcome === 'blocked' ? 'legal_order' : suspensionReason(other.rightsCase),
    })
  return 'heldByOthers'
}

/** Removes for good what a case holds (410). One that was published meanwhile is removed, too; what was removed before stays so, and counts
 *  as removed by this case where it was. */
export async function removeArticles(
  tx: Tx,
  row: RightsCase,
  { by, note }: { by: Actor; note: string },
): Promise<Acted> {
  const articles = await ownArticles(tx, row.id)
  const removal = { reason: caseKinds[row.kind].takeDownReason, note, caseId: row.id }
  for (const { id, version, status } of articles) {
    if (status === 'scheduled') await unschedule(tx, by, { id, version }, { note })
    if (status !== 'published' && status !== 'suspended') continue
    const seen =
      status === 'published'
        ? await suspend(tx, by, { id, version }, { ...removal, reason: suspensionReason(row) })
        : { id, version }
    await removeSuspended(tx, by, seen, removal)
  }
  await settleArticles(tx, row.id, 'removed')
  const before = await removedByCase(tx, row.id, articles)
  const acted = byState(
    articles.filter(({ id }) => !before.includes(id)),
    { published: 'removed', suspended: 'removed' },
  )
  return before.length > 0 ? { ...acted, removed: [...(acted.removed ?? []), ...before] } : acted
}

/** Those of these articles that the case had removed already, before it was taken up again. */
async function removedByCase(tx: Tx, caseId: number, articles: readonly LockedArticle[]): Promise<number[]> {
  const removed = articles.filter(({ status }) => status === 'taken_down').map(({ id }) => id)
  const own = await tx.takedown.findMany({
    where: { articleId: { in: removed }, caseId, restoredAt: null, reason: { not: 'legal_order' } },
    orderBy: { id: 'asc' },
    select: { articleId: true },
  })
  return own.map(({ articleId }) => articleId)
}

/** Notes for each article of a case that has no outcome yet how the case ended for it. */
export async function settleArticles(tx: Tx, caseId: number, outcome: CaseOutcome): Promise<void> {
  await tx.caseArticle.updateMany({ where: { caseId, outcome: null }, data: { outcome } })
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

function byState(
  articles: readonly LockedArticle[],
  names: Partial<Record<LockedArticle['status'], string>>,
): Acted {
  const acted: Acted = {}
  for (const { id, status } of articles) {
    const name = names[status] ?? 'untouched'
    acted[name] = [...(acted[name] ?? []), id]
  }
  return acted
}
