import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { DEAD_LETTER } from '../jobs/jobs.ts'

/** How many jobs of each kind failed at each of their tries and have not been looked at. */
export async function deadLetters(): Promise<{ job: string; number: number }[]> {
  return queryRows(
    z.object({ job: z.string(), number: z.number() }),
    Prisma.sql`
      SELECT coalesce(source_name, '') AS job, count(*)::int AS number FROM pgboss.job
      WHERE name = ${DEAD_LETTER} AND state < 'completed' GROUP BY source_name`,
  )
}
