import { Prisma } from '#lib/db/generated/client.ts'
import type { CaseState } from '#lib/db/generated/enums.ts'

/** Whether one of the sides of the open case `c`, or a claimant whose notice was merged into it, wrote something after an editor last acted
 *  on it; also where the notice itself lacks something, so that no time of theirs runs for it, and no editor has acted on it. */
export const hasUnread = Prisma.sql`(c.state <> 'closed' AND EXISTS (
  SELECT FROM case_message AS m WHERE m.is_incoming
    AND m.case_id IN (SELECT one.id FROM rights_case AS one WHERE one.id = c.id OR one.merged_into_id = c.id)
    AND m.at > coalesce(
    (SELECT max(s.at) FROM case_step AS s WHERE s.case_id = c.id AND s.editor_id IS NOT NULL), '-infinity'))
  OR c.state = 'need_info' AND NOT EXISTS (
    SELECT FROM case_step AS s WHERE s.case_id = c.id AND s.editor_id IS NOT NULL))`

type Written = { at: Date; isIncoming: boolean }
type Step = { at: Date; editorId: string | null }

/** How many letters of the sides of an open case came after an editor last acted on it, with the notice itself where it lacks something. */
export function unreadMessages(
  state: CaseState,
  messages: readonly Written[],
  steps: readonly Step[],
): number {
  if (state === 'closed') return 0
  const acted = steps.filter(({ editorId }) => editorId !== null).map(({ at }) => at.getTime())
  const last = Math.max(0, ...acted)
  const letters = messages.filter(({ isIncoming, at }) => isIncoming && at.getTime() > last).length
  return state === 'need_info' && acted.length === 0 ? letters + 1 : letters
}

/** What `unreadMessages` needs of the notices that were merged into a case. */
export const writtenByJoined = {
  select: { id: true, messages: { where: { isIncoming: true }, select: { at: true, isIncoming: true } } },
  orderBy: { id: 'asc' },
} as const
