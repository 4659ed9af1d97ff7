import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { caseNumber } from '../case-number.ts'
import { DomainError } from '../errors.ts'
import { type BarMatch, barMatches, barMatchesOfCase } from './bar-matches.ts'
import { theClaimant } from './case-actors.ts'
import { claimCase } from './claim-case.ts'
import { recordCaseStep } from './record-case-step.ts'
import { rejectReasons } from './reject-reasons.ts'
import { writeLetter } from './write-letter.ts'

const isFull = ({ likeness }: BarMatch) => likeness === 'full'

const articlesOf = (matches: readonly BarMatch[]) => [...new Set(matches.map(({ articleId }) => articleId))]

/** Refuses those articles of a notice that its claimant may not give notice of again (条例 §17), and the notice where it speaks of no others.
 *  Where nobody knows whether the barred notice was his own, it stays for an editor, who sees the bar and refuses it or goes on.
 *  @returns whether nothing else was left of the notice */
export async function refuseBarred(tx: Tx, row: RightsCase, at: Date): Promise<boolean> {
  const { matches, articleIds } = await barMatchesOfCase(tx, row)
  const barred = articlesOf(matches.filter(isFull))
  if (barred.length === 0) return false
  await tx.caseArticle.updateMany({
    where: { caseId: row.id, articleId: { in: barred } },
    data: { outcome: 'rejected' },
  })
  if (barred.length < articleIds.length) return false
  const refused = await claimCase(tx, { id: row.id }, { move: 'reject-barred', at })
  await recordCaseStep(tx, refused, {
    ...{ move: 'reject-barred', by: theClaimant, at, details: { reason: 'barred', articles: barred } },
  })
  const { publicWording: reason } = rejectReasons.barred
  await writeLetter(tx, refused, { letter: 'barred', at, fields: { reason } })
  return true
}

/** Refuses to accept a notice for articles that its claimant may not give notice of again (条例 §17). To be called while they are held: a
 *  restoring of the same ones in the same moment has waited, or was waited for.
 *  @throws DomainError invalid-input (`details`: the articles, and the cases that made the bars) */
export async function assertNotBarred(tx: Tx, row: RightsCase, articleIds: readonly number[]): Promise<void> {
  const matches = (await barMatches(tx, row, articleIds)).filter(isFull)
  if (matches.length === 0) return
  const barred = articlesOf(matches)
  const message = `文章 ${barred.join('、')} 的作品已依投稿人的书面说明恢复，同一投诉人不得再次通知（条例第十七条），请不要选；${wayOut(matches)}`
  throw new DomainError('invalid-input', `${message}。`, {
    fields: { articleIds: message },
    details: { barred, madeBy: madeBy(matches) },
  })
}

/** Refuses to take up a closed notice again that would be refused at once, since the bar on all of its works is still in force.
 *  @throws DomainError wrong-state (`details`: the articles, and the cases that made the bars) */
export async function assertSomethingIsLeft(tx: Tx, row: RightsCase): Promise<void> {
  const { matches, articleIds } = await barMatchesOfCase(tx, row)
  const full = matches.filter(isFull)
  const barred = articlesOf(full)
  if (barred.length === 0 || barred.length < articleIds.length) return
  throw new DomainError(
    'wrong-state',
    `涉及的作品已依投稿人的书面说明恢复，同一投诉人不得再次通知（条例第十七条）；${wayOut(full)}。`,
    { details: { barred, madeBy: madeBy(full) } },
  )
}

/** Refuses to reject a notice as barred of which some work is under no bar that could be its claimant's.
 *  @throws DomainError invalid-input */
export async function assertBarred(tx: Tx, row: RightsCase): Promise<void> {
  const { matches, articleIds } = await barMatchesOfCase(tx, row)
  const free = articleIds.filter((id) => !articlesOf(matches).includes(id))
  if (matches.length > 0 && free.length === 0) return
  const message =
    matches.length === 0
      ? '没有对这一投诉人生效的再次通知限制，不能用这个理由'
      : `文章 ${free.join('、')} 不在再次通知的限制之内，不能用这个理由；可以只选这些文章受理`
  throw new DomainError('invalid-input', `${message}。`, { fields: { reason: message } })
}

function madeBy(matches: readonly BarMatch[]): number[] {
  return [...new Set(matches.map((match) => match.madeBy))]
}

/** How an editor goes on where there is a reason to, for example the judgment of a court. */
function wayOut(matches: readonly BarMatch[]): string {
  return `有理由再次办理的（例如法院已支持投诉人），请先在案件 ${madeBy(matches).map(caseNumber).join('、')} 解除限制`
}
