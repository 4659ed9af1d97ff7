import { Prisma } from '#lib/db/generated/client.ts'

/** What an editor who enters such a statement leaves: he has not weighed it by that. */
const ENTERED = 'receive-late-counter'

/** Whether a whole statement has come to the case `c` after its removal that nobody has weighed yet: no editor has acted on it since. */
export const hasLateCounter = Prisma.sql`(c.state = 'closed' AND c.outcome = 'removed' AND EXISTS (
  SELECT FROM counter_notice AS n WHERE n.case_id = c.id
    AND n.received_at IS NOT NULL AND n.forwarded_at IS NULL AND n.claim_sealed IS NOT NULL
    AND n.received_at > coalesce(
      (SELECT max(s.at) FROM case_step AS s WHERE s.case_id = c.id AND s.editor_id IS NOT NULL AND s.event <> ${ENTERED}),
      '-infinity')))`

/** When the last of such statements came; null for none. */
export const lateCounterAt = Prisma.sql`(CASE WHEN ${hasLateCounter} THEN (
  SELECT max(n.received_at) FROM counter_notice AS n
  WHERE n.case_id = c.id AND n.forwarded_at IS NULL AND n.claim_sealed IS NOT NULL) END)`

/** The same of a case that was removed, with the statements that `unforwarded` reads. */
export function awaitsWeighing(
  statements: readonly { receivedAt: Date | null }[],
  steps: readonly { at: Date; editorId: string | null; event: string }[],
): boolean {
  const weighed = steps.filter(({ editorId, event }) => editorId !== null && event !== ENTERED)
  const last = Math.max(0, ...weighed.map(({ at }) => at.getTime()))
  return statements.some(({ receivedAt }) => receivedAt !== null && receivedAt.getTime() > last)
}

/** Whole statements that were not forwarded to the claimant, and not deleted. */
export const unforwarded = {
  where: { receivedAt: { not: null }, forwardedAt: null, claimSealed: { not: null } },
  select: { receivedAt: true },
} as const
