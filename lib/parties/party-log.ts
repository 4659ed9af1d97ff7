import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Client, queryRows } from '#lib/db/rows.ts'

/** What the audit trail has of identities: opened, forwarded, kept longer, deleted; `party` is whose, by its id. */
const entryRow = z.object({
  at: z.date(),
  event: z.string(),
  actor: z.string(),
  party: z.string(),
  why: z.string().nullable(),
  caseId: z.int().nullable(),
  /** In what capacity he wrote, and how many files were deleted with him, where the entry says it. */
  role: z.string().nullable(),
  files: z.int().nullable(),
})

export type PartyEntry = z.infer<typeof entryRow>

/**
 * The newest entries of the audit trail about identities and evidence, for whoever answers for them (个人信息保护法 §54).
 * @param caseId those of one case alone
 */
export function partyLog(
  client: Client,
  { most, caseId }: { most: number; caseId?: number },
): Promise<PartyEntry[]> {
  const ofCase =
    caseId === undefined ? Prisma.sql`true` : Prisma.sql`details -> 'caseId' = to_jsonb(${caseId}::int)`
  return queryRows(
    entryRow,
    Prisma.sql`
      SELECT at, event, actor, subject_id AS party, details ->> 'why' AS why, (details ->> 'caseId')::int AS "caseId",
        details ->> 'role' AS role,
        CASE WHEN jsonb_typeof(details -> 'files') = 'number' THEN (details -> 'files')::int END AS files
      FROM audit_entry WHERE subject = 'party' AND ${ofCase} ORDER BY id DESC LIMIT ${most}`,
    client,
  )
}
