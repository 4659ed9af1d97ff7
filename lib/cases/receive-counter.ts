import { databaseNow } from '#lib/db/database-now.ts'
import type { CounterNotice, RightsCase } from '#lib/db/generated/client.ts'
import { OF_MANY_ARTICLES, type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { amendParty } from '../parties/amend-party.ts'
import { keepSealedFile } from '../parties/keep-sealed-file.ts'
import type { PreparedSealedFile } from '../parties/prepare-sealed-file.ts'
import { seenRow } from '../seen-row.ts'
import { readSetting } from '../settings/read-setting.ts'
import { shanghaiMinute } from '../time.ts'
import { theOtherSide } from './case-actors.ts'
import { DMCA } from './case-laws.ts'
import { counterOfReceipt, counterUrl, receiptOfCounter } from './case-receipts.ts'
import { claimCase, holdCase, refusalOf } from './claim-case.ts'
import { readCounterClaim, sealCounterClaim } from './counter-claim.ts'
import {
  type CounterElementKey,
  counterElements,
  counterElementsNamed,
  type GivenStatement,
  missingCounterElements,
} from './counter-elements.ts'
import { type CounterFields, counterFieldsSchema } from './counter-fields.ts'
import { isUnderDmca } from './dmca-path.ts'
import type { Given } from './elements.ts'
import { followCounter } from './follow-counter.ts'
import { keepSide } from './notice-begins.ts'
import { supplemented } from './notice-claim-of-case.ts'
import { claimOf } from './notice-fields.ts'
import { recordCaseStep } from './record-case-step.ts'
import { remindEditors } from './remind-editors.ts'
import { isReopenedByCounter } from './reopened-by-counter.ts'
import { checkRoomLeft } from './room-for-replies.ts'
import { writeLetter } from './write-letter.ts'

export type GivenCounter = { fields: CounterFields; files: readonly PreparedSealedFile[] }

/**
 * Receives a contributor's counter-notice by the link of the forwarded notice (条例 §16; 民法典 §1196). One without an element is
 * kept, and the element asked for; his time runs on. A whole one is forwarded to the claimant in the same transaction, and what
 * follows begins: 条例 §17 restores at once. After a removal for his silence the case is taken up again, for as long as the setting says;
 * after one that the editors have decided on, it is kept, and they are reminded of it.
 * @returns what is still missing
 * @throws DomainError not-found | wrong-state | invalid-input | too-many
 */
export async function receiveCounterNotice(
  tx: Tx,
  receipt: string,
  given: GivenCounter,
): Promise<{ missing: CounterElementKey[] }> {
  const found = await counterOfReceipt(tx, receipt)
  if (!found) throw new DomainError('not-found', '没有这个网址，请核对来信。')
  const row = await holdCase(tx, found.caseId)
  const { caseId, partyId } = found
  await checkRoomLeft(tx, { caseId, side: 'contributor', partyId, files: given.files.length })
  const { missing } = await takeCounter(tx, row, found.id, { ...given, by: theOtherSide })
  return { missing }
}

/** The same of a counter-notice (条例 §16; 民法典 §1196) that came on paper or by telephone, entered by an editor. Of a closed case it
 *  takes who may decide, and where the setting asks for two persons it restores nothing by itself.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function recordCounterNotice(
  editor: Editor,
  input: unknown,
  files: readonly PreparedSealedFile[] = [],
): Promise<RecordedCounter> {
  permit(editor, 'case.accept')
  const seen = parseInput(seenRow, input)
  const fields = parseInput(counterFieldsSchema, input)
  return transaction(async (tx) => {
    const row = await holdCase(tx, seen.id)
    if (row.version !== seen.version) throw await refusalOf(tx, seen, 'record-counter')
    if (row.state === 'closed') permit(editor, 'case.decide')
    const offered = await tx.counterNotice.findFirst({
      where: { caseId: row.id },
      orderBy: { offeredAt: 'desc' },
    })
    if (!offered) throw new DomainError('wrong-state', '本案没有转送过通知，不能登记反通知。')
    const taken = await takeCounter(tx, row, offered.id, { fields, files, by: editor })
    return { ...taken, version: (await holdCase(tx, row.id)).version }
  }, OF_MANY_ARTICLES)
}

type Taking = GivenCounter & { by: Actor }

type TakenCounter = {
  missing: CounterElementKey[]
  /** Whether the claimant has it: one that is not whole, or came after a decided removal, he has not. */
  isForwarded: boolean
}

export type RecordedCounter = TakenCounter & { version: number }

async function takeCounter(
  tx: Tx,
  row: RightsCase,
  id: string,
  { fields, files, by }: Taking,
): Promise<TakenCounter> {
  const at = await databaseNow(tx)
  const before = await tx.counterNotice.findUniqueOrThrow({ where: { id } })
  if (before.receivedAt) throw new DomainError('wrong-state', '书面说明已经收到，不能再次提交。')
  const given = {
    identity: identityOf(fields),
    claim: claimOf(fields),
    files: files.length,
    isTruthStated: fields.isTruthStated,
    isMistakeStated: fields.isMistakeStated,
    acceptsJurisdiction: fields.acceptsJurisdiction,
  }
  const isDmca = await isUnderDmca(tx, row)
  const missing = stillMissing(before, given, isDmca)
  const isWhole = missing.length === 0
  const move = isWhole ? await moveOf(tx, row, { by, at }) : 'receive-incomplete-counter'
  const claimed = await claimCase(tx, { id: row.id }, { move, at })
  const claim =
    before.claimSealed === null ? given.claim : supplemented(readCounterClaim(before), given.claim)
  const partyId = await partyOf(tx, before, given, at)
  for (const file of files) await keepSealedFile(tx, file, { party: partyId })
  const counter = await tx.counterNotice.update({
    where: { id },
    data: {
      ...{ partyId, missing, claimSealed: sealCounterClaim(id, claim) },
      ...(isWhole && { receivedAt: at }),
      ...(isWhole && move !== 'receive-late-counter' && { forwardedAt: at }),
    },
  })
  await recordCaseStep(tx, claimed, {
    ...{ move, by, at, details: { missing, files: files.length } },
    ...(isDmca && { law: `${DMCA}(3)` }),
  })
  if (move === 'receive-late-counter') await remindEditors(tx, claimed, { move, to: 'chiefs' })
  else if (isWhole)
    await followCounter(tx, claimed, {
      counter: { partyId, claim },
      by,
      at,
      isReopened: row.state === 'closed',
    })
  else await askAgain(tx, claimed, counter, at)
  return { missing, isForwarded: counter.forwardedAt !== null }
}

async function moveOf(tx: Tx, row: RightsCase, { by, at }: { by: Actor; at: Date }) {
  const isEditor = 'id' in by
  if (row.state !== 'closed') return isEditor ? 'record-counter' : 'receive-counter'
  const isDecided = isEditor && (await readSetting(tx, 'cases.two_persons'))
  return !isDecided && (await isReopenedByCounter(tx, row, at))
    ? 'reopen-for-counter'
    : 'receive-late-counter'
}

/** Of a first statement whatever it lacks; of a further one what was missing and did not come. */
function stillMissing(before: CounterNotice, given: GivenStatement, isDmca: boolean): CounterElementKey[] {
  if (before.claimSealed === null) return missingCounterElements(given, isDmca)
  return counterElementsNamed(before.missing).filter((key) => !counterElements[key].isGiven(given))
}

async function partyOf(tx: Tx, before: CounterNotice, given: Given, at: Date): Promise<string> {
  const told = given.identity ?? {}
  if (before.partyId !== null) {
    await amendParty(tx, before.partyId, told)
    return before.partyId
  }
  const identity = { ...told, name: told.name ?? '' }
  // Kept also where he has said nothing of himself yet: the next statement adds to it.
  const { partyId } = await keepSide(tx, 'contributor', identity, { at, hasFiles: true })
  if (partyId === null) throw new Error('a counter-notice of nobody')
  return partyId
}

async function askAgain(tx: Tx, row: RightsCase, counter: CounterNotice, at: Date): Promise<void> {
  const clock = await tx.caseClock.findFirst({
    where: { caseId: row.id, kind: 'counter_silence', firedAt: null, stoppedAt: null },
  })
  const fields = {
    missing: counterElementsNamed(counter.missing)
      .map((key) => `· ${counterElements[key].name}：${counterElements[key].question}`)
      .join('\n'),
    untilWhen: clock ? `在 ${shanghaiMinute(clock.dueAt)} 之前` : '尽快',
    counterUrl: counterUrl(receiptOfCounter(counter)),
  }
  await writeLetter(tx, row, { letter: 'counter_missing', at, fields })
}

function identityOf({ name, email, phone, address, isOrganisation, agentFor }: CounterFields) {
  return { name, email, phone, address, agentFor, ...(isOrganisation && { isOrganisation }) }
}
