import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { readSetting } from '../settings/read-setting.ts'
import { shanghaiMinute } from '../time.ts'
import { barClaimant } from './barred-works.ts'
import { ownArticles, releaseArticles } from './case-articles.ts'
import { startClock, stopClocks } from './case-clocks.ts'
import { caseMove } from './case-moves.ts'
import { endOfPeriod } from './case-periods.ts'
import { claimCase } from './claim-case.ts'
import { closeCase } from './close-case.ts'
import { awaitTheDesk } from './counter-delivery.ts'
import { joinedNotices } from './joined-claimants.ts'
import { urlsOfActed } from './letter-urls.ts'
import type { NoticeClaim } from './notice-claim.ts'
import { forwardedCounter } from './notice-text.ts'
import { recordCaseStep } from './record-case-step.ts'
import { exceptionOf, restoredWording, shownAgain } from './restored-words.ts'
import { canMail, writeLetter } from './write-letter.ts'
import { writeToClaimants } from './write-to-claimants.ts'

type Counter = {
  counter: { partyId: string; claim: NoticeClaim }
  by: Actor
  at: Date
  /** Whether it came after its articles were removed. */
  isReopened: boolean
}

/**
 * What a whole counter-notice leads to, in the transaction in which it came: it is forwarded to the claimant, who is told that he may
 * complain to an authority or sue (条例 §17; 民法典 §1196); of a work under copyright the articles are restored at once (条例 §17), of any
 * other right the reasonable period begins (民法典 §1196); where the setting says so, a foreign claimant of a copyright has the time of the DMCA
 * (17 U.S.C. §512(g)(2)(C)).
 */
export async function followCounter(
  tx: Tx,
  row: RightsCase,
  { counter, by, at, isReopened }: Counter,
): Promise<void> {
  await stopClocks(tx, row.id, at)
  if (isReopened)
    await tx.caseArticle.updateMany({
      where: { caseId: row.id, outcome: 'removed' },
      data: { outcome: null },
    })
  const counterNotice = await forwardedCounter(tx, row, counter, by)
  // That it was forwarded to each of the others stands on their records.
  for (const joined of await joinedNotices(tx, row.id)) await forwardedCounter(tx, joined, counter, by)
  if (row.kind === 'copyright' && row.isForeign && (await readSetting(tx, 'cases.dmca')))
    return waitFor(tx, row, { kinds: ['dmca_earliest', 'dmca_latest'], at, counterNotice })
  if (row.kind !== 'copyright') return waitFor(tx, row, { kinds: ['reasonable_period'], at, counterNotice })
  await restoreAtOnce(tx, row, { by, at, counterNotice })
}

/** 条例 §17: 立即恢复, and the claimant may not give notice of these works again. */
async function restoreAtOnce(
  tx: Tx,
  { id }: RightsCase,
  { by, at, counterNotice }: { by: Actor; at: Date; counterNotice: string },
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
    ...{ letter: 'restored_by_counter', move, at, fields: { counterNotice, note } },
    publicWording,
    acted: shownAgain(details),
  })
  await writeLetter(tx, row, { letter: 'restored_to_contributor', at, fields: { urls, note } })
  await closeCase(tx, row, { by, at })
}

type Waiting = {
  kinds: readonly ('dmca_earliest' | 'dmca_latest' | 'reasonable_period')[]
  at: Date
  counterNotice: string
}

async function waitFor(tx: Tx, row: RightsCase, { kinds, at, counterNotice }: Waiting): Promise<void> {
  const isMailed = await canMail(tx, row, 'claimant')
  let deadline = '收到说明后的合理期限届满'
  for (const kind of isMailed ? kinds : []) {
    const due = await endOfPeriod(tx, kind, at)
    await startClock(tx, row.id, { kind, from: at, due })
    deadline = shanghaiMinute(due)
  }
  if (!isMailed) await awaitTheDesk(tx, row.id, at)
  await writeToClaimants(tx, row, {
    ...{ letter: 'counter_forwarded', move: 'receive-counter', at, fields: { counterNotice, deadline } },
  })
  await writeLetter(tx, row, { letter: 'counter_received', at, fields: { deadline } })
}
