import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Client, queryRows } from '#lib/db/rows.ts'

const row = z.object({
  contributions: z.int(),
  accepted: z.int(),
  declined: z.int(),
  withdrawn: z.int(),
  complaints: z.int(),
  upheld: z.int(),
})

/** What is known of a contributor by his contact, without opening who he is: his contributions, how they ended, and the
 *  complaints about them with those that led to a removal (最高人民法院 2020 规定 §13: repeat infringement is to be known). */
export type ContributorRecord = z.infer<typeof row>

/** @param contributorKey null once his identity was deleted: then nothing is known
 *  @param except the contribution that is looked at */
export async function contributorRecord(
  client: Client,
  contributorKey: Uint8Array | null,
  except: number,
): Promise<ContributorRecord> {
  const [record] = await queryRows(
    row,
    Prisma.sql`
      SELECT count(*)::int AS contributions,
        count(*) FILTER (WHERE state = 'accepted')::int AS accepted,
        count(*) FILTER (WHERE state = 'declined')::int AS declined,
        count(*) FILTER (WHERE state = 'withdrawn')::int AS withdrawn,
        coalesce(sum(complaints), 0)::int AS complaints, coalesce(sum(upheld), 0)::int AS upheld
      FROM contribution LEFT JOIN LATERAL (
        SELECT count(*) AS complaints, count(*) FILTER (WHERE outcome IN ('removed', 'blocked')) AS upheld
        FROM rights_case WHERE contribution_id = contribution.id AND outcome IS DISTINCT FROM 'merged'
      ) AS cases ON true
      WHERE contributor_key = ${contributorKey}::bytea AND contribution.id <> ${except}`,
    client,
  )
  if (!record) throw new Error('an aggregate without a row')
  return record
}
