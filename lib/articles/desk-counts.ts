import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { ArticleStatus } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import { type BoundedCount, boundedCount, MOST_COUNTED } from '../bounded-count.ts'
import { type DeskScope, inOrder } from './desk-rows.ts'
import type { DeskList } from './desk-types.ts'
import { listedStatuses } from './status.ts'

const countRow = z.object({ status: z.enum(ArticleStatus), number: z.number() })
/** What was counted of a state, and whether there may be more of it than was gone through. */
export type Counted = z.infer<typeof countRow> & { orMore: boolean }

/** How many articles of a state there are, in one city or in all, up to some more than a thousand. */
export async function countByState(of: readonly ArticleStatus[], scope: DeskScope): Promise<Counted[]> {
  const counted = of.map(
    (status) => Prisma.sql`
      SELECT ${status}::text AS status, count(*)::int AS number
      FROM ${inOrder(status, scope, {}, MOST_COUNTED + 1)} AS counted`,
  )
  const rows = await queryRows(countRow, Prisma.join(counted, ' UNION ALL '))
  return rows.map((row) => ({ ...row, orMore: false }))
}

export function boundedCounts(counted: readonly Counted[]): DeskList['counts'] {
  const of = (status: ArticleStatus) => boundedOf(counted.find((one) => one.status === status))
  return Object.fromEntries(listedStatuses.map((status) => [status, of(status)])) as DeskList['counts']
}

/** What was not counted is nought. */
export function boundedOf(counted: Counted | undefined): BoundedCount {
  return boundedCount(counted?.number ?? 0, counted?.orMore)
}
