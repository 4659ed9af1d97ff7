import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Origin, PolicyKind } from '#lib/db/generated/enums.ts'
import { type Client, queryRows } from '#lib/db/rows.ts'
import { textFor } from './policy-texts.ts'
import { filled } from './shown-policy.ts'

const inForceRow = z.object({
  id: z.number(),
  version: z.number(),
  text: z.string(),
  repostText: z.string().nullable(),
  contributionText: z.string().nullable(),
  originalText: z.string().nullable(),
  speaksOfOrigin: z.boolean(),
})

/**
 * The version of a policy that holds at a moment: the newest whose time has come and that was not withdrawn before.
 * @param origin of the article that the disclaimer is asked for
 * @param at now, by the database's clock, where it is not given
 * @returns null where there is none, and where it says nothing of that origin
 */
export async function policyInForce(
  client: Client,
  kind: PolicyKind,
  { origin, at }: { origin?: Origin; at?: Date } = {},
): Promise<{ id: number; version: number; text: string } | null> {
  const [row] = await queryRows(
    inForceRow,
    Prisma.sql`
      SELECT id, version, text, repost_text AS "repostText", contribution_text AS "contributionText",
        original_text AS "originalText", ${origin ?? null}::origin IS NULL OR ${origin ?? null}::origin = ANY (origins)
          AS "speaksOfOrigin"
      FROM policy WHERE ${holdsAt(kind, at)} ORDER BY version DESC LIMIT 1`,
    client,
  )
  if (!row?.speaksOfOrigin) return null
  return { id: row.id, version: row.version, text: filled(textFor(row, origin)) }
}

/** The condition of the versions of a kind whose time has come; the newest of them is in force. */
function holdsAt(kind: PolicyKind, at: Date | undefined): Prisma.Sql {
  // Stored moments are whole milliseconds, rounded: what was published in this transaction holds in it.
  return Prisma.sql`kind = ${kind}::policy_kind AND effective_at <= COALESCE(${at ?? null}, now())::timestamptz(3)
    AND NOT EXISTS (SELECT FROM policy_withdrawal WHERE policy_id = policy.id)`
}
