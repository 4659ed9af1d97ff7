import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { FrontZone } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import { hasPicture } from './candidates.ts'
import type { Placed, Zone } from './front-types.ts'

/** An article at a place for a time: from its start on, until before its end. */
export type Slot = {
  zone: Zone
  columnId: number | null
  articleId: number
  /** Null: at once. */
  startsAt: Date | null
  /** Null: until it is taken away. */
  endsAt: Date | null
}

const slotRow = z.object({
  zone: z.enum(FrontZone).nullable(),
  column_id: z.number().nullable(),
  article_id: z.number().nullable(),
  starts_at: z.date().nullable(),
  ends_at: z.date().nullable(),
  changed_at: z.date(),
})

/** What editors placed on a page, and when they did last; null where they never did. */
export async function storedSlots(cityId: number | null): Promise<{ slots: Slot[]; changedAt: Date | null }> {
  const rows = await queryRows(
    slotRow,
    Prisma.sql`
      SELECT slot.zone::text, slot.column_id, slot.article_id, slot.starts_at, slot.ends_at, page.changed_at
      FROM front_page AS page LEFT JOIN front_slot AS slot ON slot.page_id = page.id
      WHERE ${ofPage(cityId)} ORDER BY slot.position`,
  )
  const slots = rows.flatMap(({ zone, column_id, article_id, starts_at, ends_at }) =>
    zone && article_id
      ? [{ zone, columnId: column_id, articleId: article_id, startsAt: starts_at, endsAt: ends_at }]
      : [],
  )
  return { slots, changedAt: rows[0]?.changed_at ?? null }
}

/** The condition of the page of a city, or of the whole site. */
export function ofPage(cityId: number | null): Prisma.Sql {
  return cityId === null ? Prisma.sql`page.city_id IS NULL` : Prisma.sql`page.city_id = ${cityId}`
}

function holds({ startsAt, endsAt }: Pick<Slot, 'startsAt' | 'endsAt'>, at: Date): boolean {
  return (startsAt === null || startsAt <= at) && (endsAt === null || endsAt > at)
}

const articleRow = z.object({ id: z.number(), has_picture: z.boolean() })

/**
 * What holds of these slots at a moment. An article that is not published has no place, nor one of another city on a
 * city's page; it has its place again when it is restored.
 */
export async function placedAt(slots: readonly Slot[], cityId: number | null, now: Date): Promise<Placed[]> {
  const holding = slots.filter((slot) => holds(slot, now))
  if (holding.length === 0) return []
  const rows = await queryRows(
    articleRow,
    Prisma.sql`
      SELECT article.id, ${hasPicture(Prisma.sql`article`)} AS has_picture FROM article
      WHERE article.status = 'published' AND article.id = ANY (${holding.map(({ articleId }) => articleId)}::int[])
        ${cityId === null ? Prisma.empty : Prisma.sql`AND article.city_id = ${cityId}`}`,
  )
  const pictures = new Map(rows.map(({ id, has_picture }) => [id, has_picture]))
  return holding.flatMap(({ zone, columnId, articleId }) => {
    const hasPicture = pictures.get(articleId)
    return hasPicture === undefined ? [] : [{ id: articleId, hasPicture, zone, columnId }]
  })
}

/** When slots begin or end: the last such moment until now, and the next one. */
export function slotChanges(slots: readonly Slot[], now: Date): { last: Date | null; next: Date | null } {
  const times = slots.flatMap(({ startsAt, endsAt }) =>
    [startsAt, endsAt].flatMap((at) => (at === null ? [] : [at.getTime()])),
  )
  const before = times.filter((at) => at <= now.getTime())
  const after = times.filter((at) => at > now.getTime())
  return {
    last: before.length > 0 ? new Date(Math.max(...before)) : null,
    next: after.length > 0 ? new Date(Math.min(...after)) : null,
  }
}
