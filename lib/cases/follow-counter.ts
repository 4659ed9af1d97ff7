import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { shanghaiMinute } from '../time.ts'
import { exceptionOf, restoredWording, shownAgain } from './acted-words.ts'
import { barClaimant } from './barred-works.ts'
import { ownArticles } from './case-articles.ts'
import { stopClocks } from './case-clocks.ts'
import { caseMove } from './case-moves.ts'
import { endOfPeriod } from './case-periods.ts'
import { claimCase } from './claim-case.ts'
import { closeCase } from './close-case.ts'
import { awaitTheDesk, unreachedClaimant } from './counter-delivery.ts'
import { isUnderDmca } from './dmca-path.ts'
import { urlsOfActed } from './letter-urls.ts'
import type { NoticeClaim } from './notice-claim.ts'
import { forwardedCounter } from './notice-text.ts'
import { recordCaseStep } from './record-case-step.ts'
import { releaseArticles } from './release-articles.ts'
import { unsettleArticles } from './settle-articles.ts'
import { startPeriod } from './start-period.ts'
import { writeLetter } from './write-letter.ts'
import { writeToClaimants } from './write-to-claimants.ts'

type Counter = {
  counter: { partyId: string; claim: NoticeClaim }
  by: Actor
  at: Date
  /** Whether it came after its articles were removed. */
  isReopened: boolean
  /** When it came, where it waited for the editors to take it up. */
  receivedAt?: Date | null | undefined
}

/**
 * What a whole counter-notice leads to, in the transaction in which it came: it is forwarded to the claimant, who is told that he may
 * complain to an authority or sue (条例 §17; 民法典 §1196); of a work under copyright the articles are restored at once (条例 §17), of any
 * other right the reasonable period begins (民法典 §1196); where the setting says so, a claimant of a copyright of whom an editor has
 * confirmed that he is foreign has the time of the DMCA (17 U.S.C. §512(g)(2)(B) and (C)).
 */
export async function followCounter(
  tx: Tx,
  row: RightsCase,
  { counter, by, at, isReopened, receivedAt }: Counter,
): Promise<void> {
  await stopClocks(tx, row.id, at)
  if (isReopened) await unsettleArticles(tx, row.id, 'removed')
  if (await isUnderDmca(tx, row)) return countBusinessDays(tx, row, { counter, by, at, receivedAt })
  const ownFields = counterFor(tx, counter, by)
  if (row.kind !== 'copyright') return startReasonablePeriod(tx, row, { at, ownFields })
  await restoreAtOnce(tx, row, { by, at, ownFields })
}

/** The counter-notice as the letter to each claimant holds it (条例 §17; 民法典 §1196): that it was forwarded to him stands on his own
 *  record. Under the DMCA a foreign one gets a copy of the whole of it (17 U.S.C. §512(g)(2)(B)), and nobody else an address. */
function counterFor(tx: Tx, counter: Counter['counter'], by: Actor, isUnderDmca = false): OwnFields {
  return async (claimant) => {
    const isDmca = isUnderDmca && claimant.foreignConfirmedAt !== null
    return { counterNotice: await forwardedCounter(tx, claimant, counter, { by, isDmca }) }
  }
}

type OwnFields = (claimant: RightsCase) => Promise<{ counterNotice: string }>

/** 条例 §17: 立即恢复, and the claimant may not give notice of these works again. */
async function restoreAtOnce(
  tx: Tx,
  { id }: RightsCase,
  { by, at, ownFields }: { by: Actor; at: Date; ownFields: OwnFields },
): Promise<void> {
  const move = 'restore-by-copyright'
  const row = await claimCase(tx, { id }, { move, at })
  const articles = await ownArticles(tx, id)
  const details = await releaseArticles(tx, row, {
    ...{ by, note: '收到不构成侵权的书面说明（条例第十七条）', outcome: 'restored' },
  })
  await barClaimant(
    tx,
    row,
    articles.map((article) => article.id),
  )
  const note = exceptionOf(details)
  const urls = await urlsOfActed(tx, id, shownAgain(details))
  const publicWording = restoredWording(caseMove(move).publicWording, details)
  await recordCaseStep(tx, row, { move, by, at, publicWording, details })
  await writeToClaimants(tx, row, {
    ...{ letter: 'restored_by_counter', move, at, fields: { note } },
    ownFields,
    publicWording,
    acted: shownAgain(details),
  })
  await writeLetter(tx, row, { letter: 'restored_to_contributor', at, fields: { urls, note } })
  await closeCase(tx, row, { by, at })
}

/** 民法典 §1196: a reasonable period from when the statement has reached the claimants. */
async function startReasonablePeriod(
  tx: Tx,
  row: RightsCase,
  { at, ownFields }: { at: Date; ownFields: OwnFields },
): Promise<void> {
  let deadline = '收到说明后的合理期限届满'
  const unreached = await unreachedClaimant(tx, row)
  if (unreached === null) {
    deadline = shanghaiMinute(await startPeriod(tx, row.id, 'reasonable_period', at))
  } else await awaitTheDesk(tx, row.id, at, unreached)
  await writeToClaimants(tx, row, {
    ...{ letter: 'counter_forwarded', move: 'receive-counter', at, fields: { deadline }, ownFields },
  })
  await writeLetter(tx, row, { letter: 'counter_received', at, fields: { deadline } })
}

/** 17 U.S.C. §512(g)(2)(C): 10 to 14 business days from the receipt of the counter-notice by the portal, whenever its copy reaches the
 *  claimant, who is to have it promptly ((g)(2)(B)). Where it waited for the editors until the first of those days, he would have no time
 *  to sue: they count from when it was taken up, and both sides are told so. */
async function countBusinessDays(
  tx: Tx,
  row: RightsCase,
  { counter, by, at, receivedAt }: Omit<Counter, 'isReopened'>,
): Promise<void> {
  const isInTime = !receivedAt || (await endOfPeriod(tx, 'dmca_earliest', receivedAt)) > at
  const from = isInTime ? (receivedAt ?? at) : at
  const countedFrom = `${isInTime ? '收到' : '决定采纳'}书面说明之日（${shanghaiMinute(from)}）`
  const earliest = await startPeriod(tx, row.id, 'dmca_earliest', from)
  const latest = await startPeriod(tx, row.id, 'dmca_latest', from)
  const fields = { countedFrom, earliest: shanghaiMinute(earliest), deadline: shanghaiMinute(latest) }
  const unreached = await unreachedClaimant(tx, row)
  if (unreached !== null) await awaitTheDesk(tx, row.id, at, unreached)
  await writeToClaimants(tx, row, {
    ...{ letter: 'counter_forwarded_dmca', move: 'receive-counter', at, fields },
    ownFields: counterFor(tx, counter, by, true),
  })
  await writeLetter(tx, row, { letter: 'counter_received_dmca', at, fields })
}
