import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import type { RightsCase } from '#lib/db/generated/client.ts'
import type { CaseClockKind } from '#lib/db/generated/enums.ts'
import { caseKinds } from './case-kinds.ts'
import { caseMove } from './case-moves.ts'
import { caseOfReceipt } from './case-receipts.ts'
import { caseStates } from './case-states.ts'
import type { CaseStepView, CaseView } from './case-view.ts'
import { elementsNamed } from './elements.ts'
import { forwardingOfCase } from './forwarding-of-case.ts'
import { readClaim } from './notice-claim-of-case.ts'
import { restoringPeriods } from './paused-periods.ts'
import { addressesOfCase, clocksOfCase, endsOf, lettersOfCase } from './public-record.ts'
import { saidInCase } from './said-in-case.ts'
import { isWithdrawalWeighed } from './seen-addresses.ts'
import { takesMessages } from './takes-messages.ts'

/** The case of a receipt as its claimant may see it; null where there is none. */
export async function readCaseByReceipt(receipt: string): Promise<CaseView | null> {
  const row = await caseOfReceipt(db(), receipt)
  if (!row) return null
  const { id, kind, state, outcome, demand, isForeign, receivedAt } = row
  const [addresses, steps, letters, clocks, mergedInto, corrections] = await Promise.all([
    addressesOfCase(id),
    stepsOf(id),
    lettersOfCase(id, 'claimant'),
    clocksOfCase(row.mergedIntoId ?? id),
    mergedIntoOf(row),
    correctionsOf(row),
  ])
  const forwarding = await forwardingOfCase(row)
  const said = row.claimSealed === '' ? null : await saidInCase(row.partyId, readClaim(row))
  const isWeighed = await isWithdrawalWeighed(db(), row)
  return {
    ...{ id, kind, state, outcome, forwarding, demand, isForeign, receivedAt, ends: endsOf(addresses) },
    missing: state === 'need_info' ? elementsNamed(row.missing) : [],
    ...{ said, addresses, steps, letters, mergedInto, corrections },
    clocks: clocks.filter(({ kind }) => concerns(row, kind)),
    canAnswer: await takesMessages(db(), row),
    // A report that was taken up is the editors' to decide by then.
    canWithdraw:
      caseMove('withdraw').from.includes(state) &&
      !(caseKinds[kind].path === 'content' && caseStates[state].holdsArticles),
    isWithdrawalWeighed: isWeighed,
  }
}

/** While he is waited for he is told his own time alone; of the case that his notice goes on in, the time in which he may sue (民法典 §1196). */
function concerns({ state, mergedIntoId }: RightsCase, kind: CaseClockKind): boolean {
  if (mergedIntoId !== null) return restoringPeriods.some((one) => one === kind)
  return state !== 'need_info' || kind === 'info_silence'
}

async function stepsOf(caseId: number): Promise<CaseStepView[]> {
  const steps = await db().caseStep.findMany({
    where: { caseId, publicWording: { not: null } },
    orderBy: { id: 'asc' },
    select: { at: true, publicWording: true, law: true },
  })
  return steps.map(({ at, publicWording, law }) => ({ at, wording: publicWording ?? '', law }))
}

/** Its number alone: nobody proves that a contact is his by typing it, so no page tells the receipt of another case. */
async function mergedIntoOf({ mergedIntoId }: RightsCase): Promise<CaseView['mergedInto']> {
  if (mergedIntoId === null) return null
  const { noticePublishedAt, ...standing } = await db().rightsCase.findUniqueOrThrow({
    where: { id: mergedIntoId },
    select: { id: true, kind: true, state: true, outcome: true, noticePublishedAt: true },
  })
  const [forwarding, addresses] = await Promise.all([
    forwardingOfCase({ ...standing, noticePublishedAt }),
    addressesOfCase(mergedIntoId),
  ])
  return { ...standing, forwarding, ends: endsOf(addresses) }
}

const naming = z.object({ corrections: z.array(z.int()) })

/** The corrections that a step names. */
function correctionIds(details: unknown): number[] {
  return naming.safeParse(details).data?.corrections ?? []
}

/** What was made of it in public, as the steps that closed it name them, or the case that it goes on in. */
async function correctionsOf({ id, mergedIntoId }: RightsCase): Promise<CaseView['corrections']> {
  const steps = await db().caseStep.findMany({
    where: {
      caseId: mergedIntoId ?? id,
      event: { in: ['correct', 'correct-suspended', 'close-correction'] },
    },
    select: { details: true },
  })
  return db().correction.findMany({
    where: {
      id: { in: steps.flatMap(({ details }) => correctionIds(details)) },
      article: { status: 'published', caseArticles: { some: { caseId: id } } },
    },
    orderBy: { id: 'asc' },
    select: { articleId: true, at: true, note: true },
  })
}
