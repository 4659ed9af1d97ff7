import { db } from '#lib/db/client.ts'
import type { MessageSide } from '#lib/db/generated/enums.ts'
import type { CaseAddressView, CaseClockView, CaseLetterView } from './case-view.ts'
import { messageText } from './message-text.ts'
import type { ArticleEnd } from './outcome-words.ts'

/** The addresses of a case, in the order in which they were written. */
export async function addressesOfCase(caseId: number): Promise<CaseAddressView[]> {
  const rows = await db().caseArticle.findMany({
    where: { caseId },
    orderBy: { id: 'asc' },
    select: {
      ...{ url: true, articleId: true, outcome: true, effect: true },
      article: { select: { publishedAt: true } },
    },
  })
  return rows.map(({ article, articleId, ...row }) => ({
    ...row,
    // A draft is nobody's but the newsroom's: not even that there is one.
    articleId: article?.publishedAt ? articleId : null,
  }))
}

/** How a case ended for its articles, as its addresses have it. */
export function endsOf(addresses: readonly CaseAddressView[]): ArticleEnd[] {
  return addresses.filter(({ articleId }) => articleId !== null)
}

/** The letters to one side of a case and from it, the oldest first; `letter` is the key of the template. */
export async function lettersOfCase(
  caseId: number,
  side: MessageSide,
): Promise<(CaseLetterView & { letter: string })[]> {
  const rows = await db().caseMessage.findMany({
    where: { caseId, side },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { id: true, at: true, isIncoming: true, textSealed: true, letter: true },
  })
  return rows.map(({ textSealed, ...message }) => ({
    ...message,
    text: messageText({ id: message.id, textSealed }),
  }))
}

/** The periods that run for a case, the one that ends first before the others. */
export function clocksOfCase(caseId: number): Promise<CaseClockView[]> {
  return db().caseClock.findMany({
    where: { caseId, firedAt: null, stoppedAt: null },
    orderBy: { dueAt: 'asc' },
    select: { kind: true, dueAt: true },
  })
}
