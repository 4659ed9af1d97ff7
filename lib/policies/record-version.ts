import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Origin, PolicyKind } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../actors/actor.ts'
import { recordAudit } from '../audit/record.ts'
import { sendJobsAt } from '../jobs/send-job.ts'
import { purgeTags } from '../page-cache/purge-tags.ts'
import type { PolicyTexts } from './policy-texts.ts'
import { POLICY } from './tags.ts'

export type NewVersion = PolicyTexts & {
  kind: PolicyKind
  version: number
  origins: readonly Origin[]
  /** Null: from the transaction's own moment on. */
  effectiveAt: Date | null
  note: string
}

const recorded = z.object({ id: z.number(), effectiveAt: z.date() })

/**
 * Adds a version of a policy, with its entry in the audit trail.
 * @returns null where the kind has a version of this number already, then nothing was added
 */
export async function recordVersion(
  tx: Tx,
  actor: Actor,
  given: NewVersion,
): Promise<{ id: number; effectiveAt: Date } | null> {
  const { kind, version, origins, effectiveAt, note } = given
  // Its moments are the database's: what is published here is in force in this very transaction.
  const [added] = await queryRows(
    recorded,
    Prisma.sql`
      INSERT INTO policy (kind, version, origins, text, repost_text, contribution_text, original_text,
        effective_at, note, editor_id, actor)
      VALUES (${kind}::policy_kind, ${version}, ${[...origins]}::text[]::origin[], ${given.text}, ${given.repostText},
        ${given.contributionText}, ${given.originalText}, COALESCE(${effectiveAt}, now()), ${note},
        ${editorIdOf(actor)}, ${actor.name})
      ON CONFLICT (kind, version) DO NOTHING RETURNING id, effective_at AS "effectiveAt"`,
    tx,
  )
  if (!added) return null
  const details = { kind, version, effectiveAt: added.effectiveAt.toISOString(), note }
  const about = { subject: 'policy', id: added.id } as const
  await recordAudit(tx, { event: 'policy_published', by: actor, about, details })
  await purgeTags(tx, [POLICY])
  if (effectiveAt)
    await sendJobsAt(tx, 'refresh-policies', [{ data: { policyId: added.id }, at: added.effectiveAt }])
  return added
}
