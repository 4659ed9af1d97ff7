import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { databaseNow } from '#lib/db/database-now.ts'
import type { CaseMessage, CounterNotice } from '#lib/db/generated/client.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { withoutIdentities } from '../parties/without-identities.ts'
import { withoutReceipts } from '../receipts/without-receipts.ts'
import { readSetting } from '../settings/read-setting.ts'
import { partiesAround } from './case-family.ts'
import { readCounterClaim } from './counter-claim.ts'
import type { DeskCase, DeskCounterNotice, DeskMessage } from './desk-case-types.ts'
import { runningClocks } from './desk-clocks.ts'
import { messageText } from './message-text.ts'
import type { NoticeClaim } from './notice-claim.ts'
import { readClaim } from './notice-claim-of-case.ts'
import { isPausedForMessage } from './paused-periods.ts'
import { unreadMessages, writtenByJoined } from './unread-messages.ts'

/** Leaves out of a text what is not to be shown of it. */
type Mask = (text: string) => string

/** One case with all that the newsroom may read without a trace: what its sides wrote stands there without their names, contacts
 *  and addresses. Null where there is none.
 *  @throws DomainError forbidden */
export async function readCaseForDesk(editor: Editor, id: number): Promise<DeskCase | null> {
  permit(editor, 'case.read')
  // Their identities are opened on their own cases; what is written here may name them.
  const mask = await withoutIdentities(db(), await partiesAround(db(), id))
  return readCase(id, (text) => mask(withoutReceipts(text)))
}

/** The same with who its sides are, for what records that identities were opened. Receipts are theirs alone here, too.
 *  @throws DomainError forbidden */
export async function readWholeCase(editor: Editor, id: number): Promise<DeskCase | null> {
  permit(editor, 'identity.open')
  return readCase(id, withoutReceipts)
}

async function readCase(id: number, mask: Mask): Promise<DeskCase | null> {
  const row = await db().rightsCase.findUnique({
    where: { id },
    include: {
      articles: { include: { article: { select: { title: true } } }, orderBy: { id: 'asc' } },
      clocks: { where: { stoppedAt: null } },
      steps: { orderBy: { id: 'asc' } },
      messages: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
      counterNotices: { orderBy: { offeredAt: 'asc' } },
      approvals: { where: { confirmedAt: null, endedAt: null }, orderBy: { id: 'desc' }, take: 1 },
      merged: writtenByJoined,
    },
  })
  if (!row) return null
  const { receiptHash: _, receiptSealed: __, claimantKey: ___, claimSealed, partyId, ...told } = row
  const { articles, clocks, steps, messages, counterNotices, approvals, merged, ...same } = told
  const [approval] = approvals
  return {
    ...same,
    claim: claimSealed === '' ? null : maskedClaim(readClaim({ id, claimSealed }), mask),
    hasIdentity: partyId !== null,
    merged: merged.map((one) => one.id),
    articles: articles.map(({ article, caseId: _, ...one }) => ({
      ...{ ...one, url: mask(one.url), title: article?.title ?? '' },
    })),
    clocks: runningClocks(row.state, clocks, row.acceptedAt),
    steps: steps.map((step) => ({ ...step, reference: referenceIn(step.details) })),
    messages: messages.map((message) => messageOf(message, mask)),
    counterNotices: counterNotices.map((notice) => counterNoticeOf(notice, mask)),
    unread: unreadMessages(row.state, [...messages, ...merged.flatMap((one) => one.messages)], steps),
    isPaused:
      row.state === 'counter_received' &&
      isPausedForMessage(
        steps,
        clocks.filter(({ firedAt }) => firedAt === null),
      ),
    needsTwo: await readSetting(db(), 'cases.two_persons'),
    isDmcaOn: await readSetting(db(), 'cases.dmca'),
    approval: approval ?? null,
    now: await databaseNow(),
  }
}

const naming = z.object({ reference: z.string() })

function referenceIn(details: unknown): string | null {
  return naming.safeParse(details).data?.reference ?? null
}

function maskedClaim(claim: NoticeClaim, mask: Mask): NoticeClaim {
  const { works, facts, reason, proof, wanted, correctText, statedUrls } = claim
  return {
    ...claim,
    ...{ works: mask(works), facts: mask(facts), reason: mask(reason), proof: mask(proof) },
    ...{ wanted: mask(wanted), correctText: mask(correctText), statedUrls: statedUrls.map(mask) },
  }
}

function messageOf({ textSealed, caseId: _, ...message }: CaseMessage, mask: Mask): DeskMessage {
  const text = messageText({ id: message.id, textSealed })
  return { ...message, text: text === null ? null : mask(text) }
}

function counterNoticeOf(row: CounterNotice, mask: Mask): DeskCounterNotice {
  const { id, offeredAt, receivedAt, forwardedAt, missing, partyId, claimSealed } = row
  const claim = claimSealed === null ? null : maskedClaim(readCounterClaim({ id, claimSealed }), mask)
  return { id, offeredAt, receivedAt, forwardedAt, missing, hasIdentity: partyId !== null, claim }
}
