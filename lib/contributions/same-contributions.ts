import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { ContributionState } from '#lib/db/generated/enums.ts'
import { type Client, queryRows } from '#lib/db/rows.ts'
import { NEAR } from '../near-duplicates/bands.ts'
import { probesOfFingerprint } from '../near-duplicates/fingerprint.ts'

const row = z.object({
  id: z.int(),
  title: z.string(),
  state: z.enum(ContributionState),
  receivedAt: z.date(),
  isSame: z.boolean(),
  bySame: z.boolean(),
})

/** Another contribution with nearly the same text. */
export type SameContribution = z.infer<typeof row>

type Asked = {
  id: number
  originalHash: Uint8Array
  fingerprint: bigint | null
  /** Null once the contributor's identity was deleted. */
  contributorKey: Uint8Array | null
}

/** Other contributions of the same text, or of nearly the same, newest first, at most five: `isSame` where title and text are
 *  the same to the character, `bySame` where the same contact sent it. */
export async function sameContributions(
  client: Client,
  { id, originalHash, fingerprint, contributorKey }: Asked,
): Promise<SameContribution[]> {
  const near = probesOfFingerprint({ hash: fingerprint })
  const isNear = near
    ? Prisma.sql`bands && ${near.probes}::int[] AND bit_count((fingerprint # ${near.hash}::bigint)::bit(64)) <= ${NEAR}`
    : Prisma.sql`false`
  return queryRows(
    row,
    Prisma.sql`
      SELECT id, title, state::text, received_at AS "receivedAt", original_hash = ${originalHash} AS "isSame",
        coalesce(contributor_key = ${contributorKey}::bytea, false) AS "bySame"
      FROM contribution WHERE id <> ${id} AND (original_hash = ${originalHash} OR (${isNear}))
      ORDER BY id DESC LIMIT 5`,
    client,
  )
}
