import { Prisma } from '#lib/db/generated/client.ts'

/** Whether one of the sides of the open case `c`, or a claimant whose notice was merged into it, wrote something after an editor last acted
 *  on it. */
export const hasUnread = Prisma.sql`(c.state <> 'closed' AND EXISTS (
  SELECT FROM case_message AS m WHERE m.is_incoming
    AND m.case_id IN (SELECT one.id FROM rights_case AS one WHERE one.id = c.id OR one.merged_into_id = c.id)
    AND m.at > coalesce(
    (SELECT max(s.at) FROM case_step AS s WHERE s.case_id = c.id AND s.editor_id IS NOT NULL), '-infinity')))`

type Written = { at: Date; isIncoming: boolean }
type Step = { at: Date; editorId: string | null }

/** How many letters of the sides came after an editor last acted on their case. */
export function unreadMessages(messages: readonly Written[], steps: readonly Step[]): number {
  const last = Math.max(0, ...steps.filter(({ editorId }) => editorId !== null).map(({ at }) => at.getTime()))
  return messages.filter(({ isIncoming, at }) => isIncoming && at.getTime() > last).length
}

/** What `unreadMessages` needs of the notices that were merged into a case. */
export const writtenByJoined = {
  select: { id: true, messages: { where: { isIncoming: true }, select: { at: true, isIncoming: true } } },
  orderBy: { id: 'asc' },
} as const
