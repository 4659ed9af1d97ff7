import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { SideLetter } from './letters.ts'

/** Letters that follow on a form alone, before an editor has looked at what came. */
const unasked: readonly SideLetter[] = [
  'received',
  'missing',
  'correction_received',
  'barred',
  'counter_missing',
]

/** Letters of cases to one address within a day, after which none of these is mailed. */
export const MOST_UNASKED_A_DAY = 20

/**
 * Whether a letter stands on its page alone, since so many went to its address within a day: the address may be a stranger's, and each
 * form, and each piece that is added to one, would write to him. No limit for the address of somebody whose notice an editor has
 * accepted. To be asked of what answers a form, and of nothing that an editor entered.
 */
export async function isBeyondUnasked(tx: Tx, letter: SideLetter, party: string): Promise<boolean> {
  if (!unasked.includes(letter)) return false
  const [row] = await queryRows(
    z.object({ sent: z.int(), accepted: z.boolean() }),
    Prisma.sql`
      WITH same AS (SELECT id FROM party WHERE email_index = (SELECT email_index FROM party WHERE id = ${party}::uuid))
      SELECT (SELECT count(*)::int FROM mail WHERE to_party_id IN (SELECT id FROM same) AND about_case_id IS NOT NULL
          AND created_at > now() - interval '1 day') AS sent,
        EXISTS (SELECT FROM rights_case WHERE party_id IN (SELECT id FROM same) AND accepted_at IS NOT NULL) AS accepted`,
    tx,
  )
  return row !== undefined && !row.accepted && row.sent >= MOST_UNASKED_A_DAY
}
