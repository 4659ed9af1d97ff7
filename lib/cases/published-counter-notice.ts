import { db } from '#lib/db/client.ts'
import { actedOf } from './acted-articles.ts'
import { caseMove } from './case-moves.ts'
import { counterOfReceipt } from './case-receipts.ts'
import type { CaseStepView, CounterNoticeView } from './case-view.ts'
import { contributorMoves, contributorWording } from './contributor-wordings.ts'
import { readCounterClaim } from './counter-claim.ts'
import { counterElementsOf } from './counter-elements.ts'
import { dmcaWorkdays, isUnderDmca } from './dmca-path.ts'
import { addressesOfCase, clocksOfCase, endsOf, lettersOfCase } from './public-record.ts'
import { saidInCase } from './said-in-case.ts'

/** The case whose notice was forwarded with this link, as the contributor may see it; null where there is none. */
export async function readCounterNotice(receipt: string): Promise<CounterNoticeView | null> {
  const counter = await counterOfReceipt(db(), receipt)
  if (!counter) return null
  const { caseId, offeredAt, receivedAt } = counter
  const row = await db().rightsCase.findUniqueOrThrow({ where: { id: caseId } })
  const { id, kind, state, outcome } = row
  const [addresses, steps, letters, clocks] = await Promise.all([
    addressesOfCase(id),
    stepsOf(id),
    lettersOfCase(id, 'contributor'),
    clocksOfCase(id),
  ])
  const forwarded = letters.findLast(({ letter }) => letter === 'forward')
  const isDmca = await isUnderDmca(db(), row)
  const asked = counterElementsOf({ kind, isUnderDmca: isDmca })
  const missing = asked.filter((key) => counter.missing.includes(key))
  return {
    ...{ id, kind, state, outcome, addresses, ends: endsOf(addresses) },
    ...{ offeredAt, receivedAt, missing, steps, clocks },
    notice: forwarded?.text ?? null,
    said: counter.claimSealed === null ? null : await saidInCase(counter.partyId, readCounterClaim(counter)),
    isUnderDmca: isDmca,
    workdays: await dmcaWorkdays(db()),
    letters: letters.filter((letter) => letter !== forwarded),
    canState: receivedAt === null && acceptsStatement(state, outcome),
    canWrite: caseMove('receive-contributor-message').from.includes(state),
  }
}

/** While he is waited for, and after a removal for his silence. */
export function acceptsStatement(
  state: CounterNoticeView['state'],
  outcome: CounterNoticeView['outcome'],
): boolean {
  const reopens = outcome !== null && caseMove('reopen-for-counter').fromOutcomes?.includes(outcome) === true
  return reopens || caseMove('receive-counter').from.includes(state)
}

async function stepsOf(caseId: number): Promise<CaseStepView[]> {
  const steps = await db().caseStep.findMany({
    where: { caseId, event: { in: contributorMoves } },
    orderBy: { id: 'asc' },
    select: { at: true, event: true, law: true, details: true },
  })
  return steps.map(({ at, event, law, details }) => ({
    ...{ at, law },
    wording: contributorWording(event, actedOf(details)),
  }))
}
