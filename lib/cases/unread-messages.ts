import { Prisma } from '#lib/db/generated/client.ts'

/** Whether one of the sides of the open case `c` wrote something after an editor last acted on it. */
export const hasUnread = Prisma.sql`(c.state <> 'closed' AND EXISTS (
  SELECT FROM case_message AS m WHERE m.case_id = c.id AND m.is_incoming AND m.at > coalesce(
    (SELECT max(s.at) FROM case_step AS s WHERE s.case_id = c.id AND s.editor_id IS NOT NULL), '-infinity')))`

type Written = { at: Date; isIncoming: boolean }
type Step = { at: Date; editorId: string | null }

/** How many letters of the sides came after an editor last acted on their case. */
export function unreadMessages(messages: readonly Written[], steps: readonly Step[]): number {
  const last = Math.max(0, ...steps.filter(({ editorId }) => editorId !== null).map(({ at }) => at.getTime()))
  return messages.filter(({ isIncoming, at }) => isIncoming && at.getTime() > last).length
}
