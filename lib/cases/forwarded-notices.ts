import { db } from '#lib/db/client.ts'
import { receiptOfCounter } from './case-receipts.ts'
import { outcomeWording } from './outcome-words.ts'
import { addressesOfCase, clocksOfCase, endsOf, lettersOfCase } from './public-record.ts'
import { acceptsStatement } from './published-counter-notice.ts'

/** A notice about a contribution, as its contributor finds it on the contribution's page. */
export type ForwardedNotice = {
  caseId: number
  offeredAt: Date
  /** The letter that forwarded it; null once it was deleted. */
  text: string | null
  /** Whether he can state something against it. */
  canState: boolean
  /** Until when he is waited for; null where no time of his runs. */
  dueAt: Date | null
  /** How the case ended; null while it is open. */
  result: string | null
  /** The link by which he answers it. */
  receipt: string
}

/** The notices about a contribution, the newest first, with the links to answer them: also where no mail reached its contributor, his
 *  page tells him (条例 §15, 16; 民法典 §1195, 1196). To be read for who has the contribution's receipt alone. */
export async function forwardedNotices(contributionId: number): Promise<ForwardedNotice[]> {
  const counters = await db().counterNotice.findMany({
    where: { rightsCase: { contributionId } },
    orderBy: { offeredAt: 'desc' },
    include: { rightsCase: { select: { kind: true, state: true, outcome: true } } },
  })
  return Promise.all(
    counters.map(async (counter) => {
      const { caseId, offeredAt, receivedAt, rightsCase } = counter
      const { kind, state, outcome } = rightsCase
      const [letters, clocks, addresses] = await Promise.all([
        lettersOfCase(caseId, 'contributor'),
        clocksOfCase(caseId),
        addressesOfCase(caseId),
      ])
      return {
        ...{ caseId, offeredAt, receipt: receiptOfCounter(counter) },
        text: letters.findLast(({ letter }) => letter === 'forward')?.text ?? null,
        canState: receivedAt === null && acceptsStatement(state, outcome),
        result: outcome && outcomeWording(outcome, endsOf(addresses), kind),
        dueAt: clocks.find((clock) => clock.kind === 'counter_silence')?.dueAt ?? null,
      }
    }),
  )
}
