import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import type { NoticeList, PublishedNotice } from './case-view.ts'

const PAGE = 50

const shown = {
  ...{ id: true, kind: true, state: true, outcome: true, publicNotice: true, noticePublishedAt: true },
  articles: {
    where: { article: { publishedAt: { not: null } } },
    orderBy: { id: 'asc' },
    select: { articleId: true, outcome: true, effect: true },
  },
} as const satisfies Prisma.RightsCaseSelect

type Row = Prisma.RightsCaseGetPayload<{ select: typeof shown }>

/**
 * The notices that were published because their contributors could not be reached (条例 §15), the newest case first.
 * @param before a case; those before it
 */
export async function publishedNotices(before?: number): Promise<NoticeList> {
  const rows = await db().rightsCase.findMany({
    where: { publicNotice: { not: null }, ...(before === undefined ? {} : { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    select: shown,
  })
  const notices = rows.slice(0, PAGE).flatMap(noticeOf)
  return { notices, olderThan: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null }
}

/** The published notice of a case; null where none was. */
export async function readPublishedNotice(id: number): Promise<PublishedNotice | null> {
  const row = await db().rightsCase.findUnique({ where: { id }, select: shown })
  return (row && noticeOf(row)[0]) ?? null
}

function noticeOf({ noticePublishedAt, publicNotice, articles, ...standing }: Row): PublishedNotice[] {
  if (noticePublishedAt === null || publicNotice === null) return []
  const articleIds = articles.flatMap(({ articleId }) => articleId ?? [])
  const ends = articles.map(({ outcome, effect }) => ({ outcome, effect }))
  return [{ ...standing, ends, publishedAt: noticePublishedAt, articleIds, text: publicNotice }]
}
