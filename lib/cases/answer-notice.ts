import { databaseNow } from '#lib/db/database-now.ts'
import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import type { IdentityField } from '../parties/amend-party.ts'
import type { PreparedSealedFile } from '../parties/prepare-sealed-file.ts'
import { theClaimant } from './case-actors.ts'
import { addressesOf } from './case-addresses.ts'
import { caseOfReceipt } from './case-receipts.ts'
import { claimCase, holdCase } from './claim-case.ts'
import { type ElementKey, elementsNamed, type Given, noticeElements } from './elements.ts'
import { followMessage } from './follow-message.ts'
import { keepClaimant } from './keep-claimant.ts'
import { sealClaim } from './notice-begins.ts'
import { readClaim, supplemented } from './notice-claim-of-case.ts'
import { type AnswerFields, claimOf } from './notice-fields.ts'
import { askForMissing, receivedLetter, takeUpNotice } from './notice-progress.ts'
import { keepEvidence } from './receive-notice.ts'
import { recordCaseStep } from './record-case-step.ts'
import { checkRoomLeft } from './room-for-replies.ts'
import { takesMessages } from './takes-messages.ts'
import { identityChange, identityOf } from './told-identity.ts'
import { keepCaseMessage } from './write-letter.ts'

export type GivenAnswer = { fields: AnswerFields; files: readonly PreparedSealedFile[] }

/**
 * Adds what a claimant sends later, by his receipt: elements that were asked for, words, files. If nothing is missing any more, the
 * editors' time begins (条例 §14). If a part is still missing, it is asked for again, with a new period. In any other open state the
 * answer is a message with its files, in which he does not say anew who he is; it stops the period in which he may complain or sue (民法典 §1196).
 * @returns what is still missing
 * @throws DomainError not-found | wrong-state (closed) | invalid-input (nothing was sent) | too-many
 */
export async function answerNotice(
  tx: Tx,
  receipt: string,
  { fields, files }: GivenAnswer,
): Promise<{ missing: ElementKey[] }> {
  const found = await caseOfReceipt(tx, receipt)
  if (!found) throw new DomainError('not-found', '没有这个案件，请核对网址。')
  // The case that it goes on in first, as whoever closes that one does.
  const main = found.mergedIntoId === null ? null : await holdCase(tx, found.mergedIntoId)
  const row = await holdCase(tx, found.id)
  if (row.mergedIntoId !== null && !(await takesMessages(tx, row)))
    throw new DomainError('wrong-state', '一并处理的案件已经结案，不能再补充。')
  const room = { caseId: row.id, side: 'claimant', partyId: row.partyId, files: files.length } as const
  await checkRoomLeft(tx, room)
  const at = await databaseNow(tx)
  const given = {
    identity: identityOf(fields),
    claim: claimOf(fields),
    files: files.length,
    isTruthStated: fields.isTruthStated,
  }
  const message = [...(fields.hasSued ? [SUED] : []), fields.message].filter(Boolean).join('\n\n')
  if (!saysAnything(given, message)) throw nothingSent()
  const missing = elementsNamed(row.missing).filter((key) => !noticeElements[key].isGiven(given))
  const { kept, identity } = await keepAnswer(tx, row, { given, missing, at })
  await keepEvidence(tx, kept, files)
  const { identity: changed, reason } = identityChange(identity)
  const text = row.state === 'need_info' ? message : everythingSaid(message, given)
  if (text !== '') await keepCaseMessage(tx, { caseId: row.id, side: 'claimant', isIncoming: true, text, at })
  await recordCaseStep(tx, kept, {
    ...{ move: moveOf(row, missing), by: theClaimant, at, reason },
    details: { missing, files: files.length, identity: changed },
  })
  if (row.state !== 'need_info') {
    await followMessage(tx, row.mergedIntoId !== null && main ? main : kept, { side: 'claimant', at })
    return { missing: [] }
  }
  if (missing.length === 0) await takeUpNotice(tx, kept, at, { letter: receivedLetter(kept) })
  else if (missing.length < row.missing.length) await askForMissing(tx, kept, at)
  return { missing }
}

/** What he says by a box of the form. */
const SUED = '我已经投诉或者起诉。'

function moveOf({ state }: RightsCase, missing: readonly ElementKey[]) {
  if (state !== 'need_info') return 'receive-message'
  return missing.length === 0 ? 'complete' : 'answer'
}

type Answer = { given: Given; missing: ElementKey[]; at: Date }

type Kept = { kept: RightsCase; identity: IdentityField[] }

/** The case with what was added to it. What was said before stays as it was said. */
async function keepAnswer(tx: Tx, row: RightsCase, { given, missing, at }: Answer): Promise<Kept> {
  const move = moveOf(row, missing)
  const { columns: claimant, identity } = await keepClaimant(tx, row, given, at)
  if (move === 'receive-message')
    return { kept: await claimCase(tx, row, { move, at, columns: claimant }), identity }
  const claim = supplemented(readClaim(row), given.claim)
  const columns = {
    ...{ missing, claimSealed: sealClaim(row.id, claim) },
    ...{ isTruthStated: row.isTruthStated || given.isTruthStated },
    ...(missing.length === 0 && { completeAt: at }),
    ...claimant,
  }
  await addAddresses(tx, row, given.claim.statedUrls)
  return { kept: await claimCase(tx, row, { move, at, columns }), identity }
}

async function addAddresses(tx: Tx, { id }: RightsCase, urls: readonly string[]): Promise<void> {
  const known = await tx.caseArticle.findMany({ where: { caseId: id } })
  const added = (await addressesOf(tx, urls)).filter(
    (one) =>
      !known.some(
        ({ url, articleId }) => url === one.url || (articleId !== null && articleId === one.articleId),
      ),
  )
  await tx.caseArticle.createMany({ data: added.map((address) => ({ caseId: id, ...address })) })
}

/** Where nothing was asked for, whatever fields he filled in are words of his. */
function everythingSaid(message: string, { claim: { statedUrls, relation: _, ...texts } }: Given): string {
  return [message, ...Object.values(texts), ...statedUrls].filter((text) => text !== '').join('\n\n')
}

function saysAnything(given: Given, message: string): boolean {
  const { statedUrls, ...texts } = given.claim
  const said = [message, ...statedUrls, ...Object.values(texts), ...Object.values(given.identity ?? {})]
  return given.files > 0 || given.isTruthStated || said.some(Boolean)
}

function nothingSent(): DomainError {
  return new DomainError('invalid-input', '请补充材料，或者写下您要说的话。', {
    fields: { message: '还没有填写' },
  })
}
