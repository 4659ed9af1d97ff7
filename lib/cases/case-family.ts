import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'

/**
 * Everybody whom a text of a case may name: its own sides, and those of the cases that it was merged with or was a part of, whole or
 * not. What one side states is forwarded on the record of each of them (条例 §14, 17; 民法典 §1195, 1196).
 * @returns the ids of the parties, the case's own among them
 */
export async function partiesAround(client: Pick<Tx, '$queryRaw'>, caseId: number): Promise<string[]> {
  const rows = await queryRows(
    z.object({ party: z.uuid() }),
    Prisma.sql`
      WITH RECURSIVE family AS (
        SELECT ${caseId}::int AS id
        UNION
        SELECT other.id FROM family JOIN rights_case AS own USING (id) CROSS JOIN LATERAL (
          SELECT own.merged_into_id AS id WHERE own.merged_into_id IS NOT NULL
          UNION ALL SELECT joined.id FROM rights_case AS joined WHERE joined.merged_into_id = own.id
          UNION ALL SELECT part.id FROM case_step CROSS JOIN LATERAL (VALUES ((details->>'splitFrom')::int),
            ((details->>'splitInto')::int)) AS part (id)
            WHERE case_id = own.id AND event IN ('receive', 'split-off') AND part.id IS NOT NULL
        ) AS other)
      SELECT party_id::text AS party FROM rights_case JOIN family USING (id) WHERE party_id IS NOT NULL
      UNION SELECT contribution.party_id::text FROM rights_case JOIN family USING (id)
        JOIN contribution ON contribution.id = contribution_id WHERE contribution.party_id IS NOT NULL
      UNION SELECT party_id::text FROM counter_notice JOIN family ON family.id = case_id WHERE party_id IS NOT NULL`,
    client,
  )
  return rows.map(({ party }) => party)
}
