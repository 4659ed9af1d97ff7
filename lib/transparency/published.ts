import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { actionTaken, type ClosedCase, type ClosedCaseList } from './closed-case.ts'
import { closedCases, publishedColumns } from './published-columns.ts'
import { yearBounds } from './years.ts'

type Row = Prisma.RightsCaseGetPayload<{ select: typeof publishedColumns }>

/**
 * Closed cases, the last received first.
 * @param asked `before`: those received before this case; `year`: received in it (Asia/Shanghai); `limit`: at most so many
 */
export async function readClosedCases(asked: {
  before?: number | undefined
  year?: number | undefined
  limit: number
}): Promise<ClosedCaseList> {
  const { before, year, limit } = asked
  const rows = await db().rightsCase.findMany({
    where: {
      ...closedCases,
      ...(before === undefined ? {} : { id: { lt: before } }),
      ...(year === undefined ? {} : { receivedAt: yearBounds(year) }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: publishedColumns,
  })
  const cases = rows.slice(0, limit).flatMap(closedCaseOf)
  return { cases, olderThan: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null }
}

/** The public record of a case; null while it is open, and where it went on in another one. */
export async function readClosedCase(id: number): Promise<ClosedCase | null> {
  const row = await db().rightsCase.findFirst({ where: { id, ...closedCases }, select: publishedColumns })
  return (row && closedCaseOf(row)[0]) ?? null
}

/** The text of a notice is deleted with the case; that it was published stays. */
function isShown(publishedAt: Date | null, forgottenAt: Date | null): boolean {
  return publishedAt !== null && (forgottenAt === null || forgottenAt < publishedAt)
}

function closedCaseOf({
  contributionId,
  foreignConfirmedAt,
  articles,
  counterNotices,
  forgottenAt,
  ...row
}: Row): ClosedCase[] {
  const { outcome, closedAt } = row
  if (outcome === null || closedAt === null) return []
  const outcomes = articles.flatMap((one) => one.outcome ?? [])
  return [
    {
      ...row,
      outcome,
      closedAt,
      isForeign: foreignConfirmedAt !== null,
      isAboutContribution: contributionId !== null,
      articles: articles.flatMap(({ articleId: id, ...end }) => (id === null ? [] : [{ ...end, id }])),
      isNoticeShown: isShown(row.noticePublishedAt, forgottenAt),
      action: actionTaken(outcome, outcomes),
      counterNotices: counterNotices.flatMap(({ receivedAt, forwardedAt }) =>
        receivedAt === null ? [] : [{ receivedAt, forwardedAt }],
      ),
    },
  ]
}
