import { databaseNow } from '#lib/db/database-now.ts'
import type { CounterNotice, RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { DomainError } from '../errors.ts'
import { amendParty, type IdentityField, toldFields } from '../parties/amend-party.ts'
import { keepSealedFile } from '../parties/keep-sealed-file.ts'
import type { PreparedSealedFile } from '../parties/prepare-sealed-file.ts'
import { readSetting } from '../settings/read-setting.ts'
import { askForCounterElements } from './ask-for-counter-elements.ts'
import { stopClocks } from './case-clocks.ts'
import { DMCA } from './case-laws.ts'
import { claimCase } from './claim-case.ts'
import { readCounterClaim, sealCounterClaim } from './counter-claim.ts'
import {
  assertStatesSomething,
  type CounterElementKey,
  type CounterOf,
  counterElementsNamed,
  type GivenStatement,
  missingCounterElements,
} from './counter-elements.ts'
import type { CounterFields } from './counter-fields.ts'
import { isUnderDmca, restoresAtOnce } from './dmca-path.ts'
import type { Given } from './elements.ts'
import { followCounter } from './follow-counter.ts'
import { keepSide } from './notice-begins.ts'
import { supplemented } from './notice-claim-of-case.ts'
import { claimOf } from './notice-fields.ts'
import { needsSecond } from './propose-decision.ts'
import { recordCaseStep } from './record-case-step.ts'
import { remindEditors } from './remind-editors.ts'
import { isReopenedByCounter } from './reopened-by-counter.ts'
import { isWeighedByTwo } from './seen-addresses.ts'
import { startPeriod } from './start-period.ts'
import { askedFields, identityChange, identityOf } from './told-identity.ts'

export type GivenCounter = { fields: CounterFields; files: readonly PreparedSealedFile[] }

/**
 * Takes a counter-notice in an open transaction (条例 §16; 民法典 §1196), of a case that is held (`holdCase`). One without an element is
 * kept, and the element asked for; a whole one is forwarded to the claimant, and what follows begins. Under copyright one that an editor
 * enters, or whose link he has had, waits for a second person where the setting asks for two (条例 §17).
 * @returns what is still missing
 * @throws DomainError invalid-input | wrong-state
 */
export async function takeCounter(
  tx: Tx,
  row: RightsCase,
  id: string,
  { fields, files, by }: GivenCounter & { by: Actor },
): Promise<CounterElementKey[]> {
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
  assertStatesSomething(given, fields.agentFor ?? null)
  const isDmca = await isUnderDmca(tx, row)
  const missing = stillMissing(before, given, { kind: row.kind, isUnderDmca: isDmca })
  const isWhole = missing.length === 0
  const move = isWhole ? await moveOf(tx, row, { by, at }) : 'receive-incomplete-counter'
  // Such a statement is whole, and waits for the editors.
  const isWeighed = move === 'receive-late-counter' || move === 'record-counter-for-two'
  const claimed = await claimCase(tx, { id: row.id }, { move, at })
  const claim =
    before.claimSealed === null ? given.claim : supplemented(readCounterClaim(before), given.claim)
  const { partyId, identity } = await sideOf(tx, before, given, { by, at })
  for (const file of files) await keepSealedFile(tx, file, { party: partyId })
  const counter = await tx.counterNotice.update({
    where: { id },
    data: {
      ...{ partyId, missing, claimSealed: sealCounterClaim(id, claim) },
      ...(isWhole && { receivedAt: at }),
      ...(isWhole && !isWeighed && { forwardedAt: at }),
    },
  })
  const { identity: changed, reason } = identityChange(identity)
  await recordCaseStep(tx, claimed, {
    ...{ move, by, at, reason },
    details: { missing, files: files.length, identity: changed },
    ...(isDmca && { law: `${DMCA}(3)` }),
  })
  if (move === 'receive-late-counter') await remindEditors(tx, claimed, { move, to: 'chiefs' })
  else if (move === 'record-counter-for-two') {
    await stopClocks(tx, row.id, at)
    await startPeriod(tx, row.id, 'decide_limit', at)
    if (!('id' in by)) await remindEditors(tx, claimed, { move: 'receive-late-counter', to: 'chiefs' })
  } else if (isWhole)
    await followCounter(tx, claimed, {
      counter: { partyId, claim },
      by,
      at,
      isReopened: row.state === 'closed',
    })
  // Each statement would else write to whatever address stands in it.
  else if ('id' in by || before.claimSealed === null || missing.length < before.missing.length)
    await askForCounterElements(tx, claimed, counter, { at, isByForm: !('id' in by) })
  return missing
}

async function moveOf(tx: Tx, row: RightsCase, { by, at }: { by: Actor; at: Date }) {
  // One that came by a link which an editor has had may be his own.
  const isEditors = 'id' in by || (await isWeighedByTwo(tx, row.id, 'contributor'))
  if (row.state !== 'closed') {
    if (!isEditors) return 'receive-counter'
    const isForTwo = (await restoresAtOnce(tx, row)) && (await needsSecond(tx, 'follow-late-counter'))
    if (isForTwo) return 'record-counter-for-two'
    return 'id' in by ? 'record-counter' : 'receive-counter'
  }
  const isDecided = isEditors && (await readSetting(tx, 'cases.two_persons'))
  return !isDecided && (await isReopenedByCounter(tx, row, at))
    ? 'reopen-for-counter'
    : 'receive-late-counter'
}

/** Of a first statement whatever it lacks; of a further one what was missing and did not come. */
function stillMissing(before: CounterNotice, given: GivenStatement, of: CounterOf): CounterElementKey[] {
  const missing = missingCounterElements(given, of)
  return before.claimSealed === null ? missing : missing.filter((key) => before.missing.includes(key))
}

type Side = {
  partyId: string
  /** The fields of his identity that were changed, for the record; never their values. */
  identity: IdentityField[]
}

/** Who states it. Between two statements he adds to who he is; an editor, who enters what came on paper, may correct it. */
async function sideOf(
  tx: Tx,
  before: CounterNotice,
  { identity: told }: Given,
  { by, at }: { by: Actor; at: Date },
): Promise<Side> {
  if (before.partyId !== null) {
    const asked = askedFields(counterElementsNamed(before.missing))
    const mayReplace = 'id' in by ? toldFields(told ?? {}) : asked
    return {
      partyId: before.partyId,
      identity: await amendParty(tx, before.partyId, told ?? {}, { at, mayReplace }),
    }
  }
  const identity = { ...told, name: told?.name ?? '' }
  // Kept also where he has said nothing of himself yet: the next statement adds to it.
  const { partyId } = await keepSide(tx, 'contributor', identity, { at, hasFiles: true })
  if (partyId === null) throw new Error('a counter-notice of nobody')
  return { partyId, identity: [] }
}
