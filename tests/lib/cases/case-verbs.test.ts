import { expect, it } from 'vitest'
import type { Editor } from '#lib/actors/editor.ts'
import { amendArticle } from '#lib/articles/amend.ts'
import { acceptCase } from '#lib/cases/accept-case.ts'
import { answerNotice } from '#lib/cases/answer-notice.ts'
import { askForElements, completeAtDesk } from '#lib/cases/ask-for-elements.ts'
import { blockByOrder } from '#lib/cases/block-by-order.ts'
import { lawFor } from '#lib/cases/case-move-row.ts'
import { allCaseMoves, type CaseMove, caseMove } from '#lib/cases/case-moves.ts'
import { confirmApproval, refuseApproval } from '#lib/cases/confirm-approval.ts'
import { confirmForeign, revokeForeign } from '#lib/cases/confirm-foreign.ts'
import { answerCorrection, correctCase } from '#lib/cases/correct-case.ts'
import { followLateCounter } from '#lib/cases/follow-late-counter.ts'
import { forwardNotice } from '#lib/cases/forward-notice.ts'
import { holdForLitigation, releaseHold } from '#lib/cases/hold-for-litigation.ts'
import { liftBar } from '#lib/cases/lift-bar.ts'
import { liftBlock } from '#lib/cases/lift-block.ts'
import { markMessagesRead } from '#lib/cases/mark-messages-read.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { answerFieldsSchema, correctionFieldsSchema } from '#lib/cases/notice-fields.ts'
import { publishNotice } from '#lib/cases/publish-notice.ts'
import { receiveCorrection } from '#lib/cases/receive-correction.ts'
import { recordCounterNotice } from '#lib/cases/record-counter.ts'
import { recordDelivery } from '#lib/cases/record-delivery.ts'
import { recordSourceTold } from '#lib/cases/record-source-told.ts'
import { rejectCase, rejectCorrection } from '#lib/cases/reject-case.ts'
import { removeCase } from '#lib/cases/remove-case.ts'
import { reopenCase } from '#lib/cases/reopen-case.ts'
import { restoreCase } from '#lib/cases/restore-case.ts'
import { resumePeriod } from '#lib/cases/resume-period.ts'
import { runCaseClocks } from '#lib/cases/run-case-clocks.ts'
import { tellSourceAgain } from '#lib/cases/tell-source-again.ts'
import { withdrawCase } from '#lib/cases/withdraw-case.ts'
import { receiveContributorMessage, writeToSide } from '#lib/cases/write-to-side.ts'
import { db } from '#lib/db/client.ts'
import type { CaseClockKind } from '#lib/db/generated/enums.ts'
import { transaction } from '#lib/db/transaction.ts'
import { shanghaiMinute } from '#lib/time.ts'
import {
  aForeignCase,
  aForwardedCase,
  aNotice,
  anAcceptedCase,
  answersBack,
  aWholeCounter,
  byMail,
  counterReceipt,
  DMCA_STATEMENTS,
  pageOf,
  seenCase,
  setting,
  theCase,
  theClock,
} from '../../support/case-cast.ts'
import {
  aChiefEditor,
  aFederationReport,
  aListedSource,
  anAdmin,
  anEditor,
  aReportsContent,
  aVisitingStudent,
} from '../../support/cast.ts'

// Purpose: each move is made by its verb, which leaves the step of the table, its law and its words, and one audit entry; a failure
// at the very end leaves nothing; an editor without the permission is refused.

type Seen = { id: number; version: number }
type Verb = {
  /** A case from which it can be made. */
  given: () => Promise<number>
  act: (seen: Seen, editor: Editor) => Promise<unknown>
  /** The moves that it leaves, in their order. */
  leaves?: CaseMove[]
}

const note = '核查以后决定'
const inform = { facts: '第二段不实', kind: 'reputation' } as const
const idOf = async (made: Promise<{ caseId: number }>) => (await made).caseId
const received = async () => idOf(aNotice([(await aFederationReport()).id]))
const incomplete = async () => idOf(aNotice([(await aFederationReport()).id], { proof: '' }))
const accepted = async () => idOf(anAcceptedCase([(await aFederationReport()).id]))
const forwarded = () => idOf(aForwardedCase())
const countered = async () => {
  const { caseId } = await aForwardedCase(inform)
  await answersBack(caseId)
  return caseId
}
const paused = async () => {
  const caseId = await countered()
  await answers(await seenCase(caseId), { message: '请问进展如何？' })
  return caseId
}
const onHold = async () => {
  const caseId = await countered()
  await holdForLitigation(await anEditor(), {
    ...(await seenCase(caseId)),
    reference: '（2026）粤0606民初1号',
  })
  return caseId
}
const removed = async () => {
  const caseId = await accepted()
  await removeCase(await aChiefEditor(), { ...(await seenCase(caseId)), note })
  return caseId
}
const correction = async () => {
  const { id } = await aFederationReport()
  const given = { url: pageOf(id), sentence: '8月17日上午', correctText: '8月18日上午' }
  return idOf(transaction((tx) => receiveCorrection(tx, correctionFieldsSchema.parse(given))))
}
/** The article of the case, amended with a public note. */
const amended = async (caseId: number): Promise<number> => {
  const { articleId } = await db().caseArticle.findFirstOrThrow({ where: { caseId } })
  const { id, version, amendedAt } = await db().article.findUniqueOrThrow({ where: { id: articleId ?? 0 } })
  if (amendedAt) return (await db().correction.findFirstOrThrow({ where: { articleId: id } })).id
  const content = await aReportsContent({ title: '乐从镇志愿者联合会授旗' })
  await amendArticle(await anEditor(), { id, version, ...content, note: '更正标题' })
  return (await db().correction.findFirstOrThrow({ where: { articleId: id } })).id
}
const amendmentsOf = async (caseId: number) => {
  const { articleId } = await db().caseArticle.findFirstOrThrow({ where: { caseId } })
  const content = await aReportsContent({ title: '乐从镇志愿者联合会授旗' })
  return [{ articleId, content, note: '更正标题' }]
}
const receiptOf = async (caseId: number) => {
  const { receiptOfCase } = await import('#lib/cases/case-receipts.ts')
  return receiptOfCase(await theCase(caseId))
}
const answers = async ({ id }: Seen, fields: object) => {
  const receipt = await receiptOf(id)
  return transaction((tx) =>
    answerNotice(tx, receipt, { fields: answerFieldsSchema.parse(fields), files: [] }),
  )
}
/** The clocks' job at the end of this period: a second before it does nothing of it, at it acts once, and never again. */
const whenDue =
  (kind: CaseClockKind) =>
  async ({ id: caseId }: Pick<Seen, 'id'>) => {
    const { id, dueAt } = await theClock(caseId, kind)
    const firedAt = async () => (await db().caseClock.findUniqueOrThrow({ where: { id } })).firedAt
    await runCaseClocks({ at: new Date(dueAt.getTime() - 1_000) })
    expect(await firedAt()).toBeNull()
    for (let time = 0; time < 2; time += 1)
      expect(await runCaseClocks({ at: dueAt })).toMatchObject({ failed: 0 })
    expect(await firedAt()).toEqual(dueAt)
  }
const withTwo = (given: () => Promise<number>) => async () => {
  const caseId = await given()
  await setting('cases.two_persons', true)
  return caseId
}
const proposed = withTwo(async () => {
  const caseId = await accepted()
  return caseId
})
const aTelling = async () => {
  const { id } = await db().source.findUniqueOrThrow({ where: { name: '乐从发布' } })
  return { sourceId: id, channel: 'phone' }
}
const openApproval = async (caseId: number) =>
  (await db().caseApproval.findFirstOrThrow({ where: { caseId } })).id
/** Without an address the forwarded notice reaches nobody. */
const unreachable = async () => {
  const { articleId, contributionId } = await aForwardedCase()
  const { partyId } = await db().contribution.findUniqueOrThrow({ where: { id: contributionId } })
  await db().party.update({ where: { id: partyId ?? '' }, data: { emailIndex: null } })
  await answersBack(1)
  return idOf(aNotice([articleId], { email: 'other@example.cn', phone: null }))
}
const bounced = async () => {
  const caseId = await forwarded()
  const message = await db().caseMessage.findFirstOrThrow({ where: { caseId, letter: 'forward' } })
  await db().mail.update({
    where: { id: message.mailId ?? '' },
    data: { state: 'undeliverable', undeliverableAt: new Date(), text: null, nextTryAt: null },
  })
  return caseId
}

const underDmca = async () => {
  const { caseId } = await aForeignCase()
  await answersBack(caseId, DMCA_STATEMENTS)
  return caseId
}
/** A civil case that was reopened after its removal, with a statement that came meanwhile. */
const reopened = async () => {
  const { caseId } = await aForwardedCase(inform)
  await removeCase(await aChiefEditor(), { ...(await seenCase(caseId)), note })
  await answersBack(caseId)
  await reopenCase(await aChiefEditor(), { ...(await seenCase(caseId)), note })
  return caseId
}
/** Without a mail server the statement reaches no claimant. */
const undelivered = async () => {
  const { caseId } = await aForwardedCase(inform)
  await recordCounterNotice(await anEditor(), { ...(await seenCase(caseId)), ...aWholeCounter() })
  return caseId
}

const blockedOf = (given: () => Promise<number>) => async () => {
  const id = await given()
  const order = { reference: '佛山市网信办 2026-11', note }
  await blockByOrder(await aChiefEditor(), { ...(await seenCase(id)), ...order })
  return id
}
const lifts = (seen: Seen, editor: Editor) =>
  liftBlock(editor, { ...seen, reference: '佛山市网信办 2026-31', note })

const verbs: Partial<Record<CaseMove, Verb>> = {
  ask: {
    given: received,
    act: (seen, editor) => askForElements(editor, { ...seen, elements: ['evidence'] }),
  },
  answer: {
    given: async () => idOf(aNotice([(await aFederationReport()).id], { proof: '', works: '' })),
    act: (seen) => answers(seen, { proof: '底片' }),
  },
  complete: { given: incomplete, act: (seen) => answers(seen, { proof: '底片' }) },
  'complete-at-desk': { given: incomplete, act: (seen, editor) => completeAtDesk(editor, { ...seen, note }) },
  lapse: {
    given: incomplete,
    act: whenDue('info_silence'),
  },
  reject: {
    given: received,
    act: (seen, editor) => rejectCase(editor, { ...seen, reason: 'not_entitled', note }),
  },
  withdraw: {
    given: accepted,
    act: async ({ id }) => {
      const receipt = await receiptOf(id)
      return transaction((tx) => withdrawCase(tx, receipt))
    },
  },
  merge: {
    given: async () => {
      const { id } = await aFederationReport()
      await aNotice([id])
      return idOf(aNotice([id]))
    },
    act: (seen, editor) => mergeCases(editor, { ...seen, intoId: 1 }),
  },
  'lift-bar': {
    given: async () => {
      const { caseId } = await aForwardedCase()
      await answersBack(caseId)
      return caseId
    },
    act: async (seen, editor) => {
      const bars = await db().barredWork.findMany({ where: { caseId: seen.id } })
      return liftBar(editor, { ...seen, barIds: bars.map(({ id }) => id), note })
    },
  },
  reopen: {
    given: async () => {
      const id = await received()
      await rejectCase(await anEditor(), { ...(await seenCase(id)), reason: 'abuse' })
      return id
    },
    act: (seen, editor) => reopenCase(editor, { ...seen, note }),
  },
  'close-correction': {
    given: correction,
    act: async (seen, editor) =>
      answerCorrection(editor, { ...seen, correctionIds: [await amended(seen.id)] }),
  },
  'reject-correction': {
    given: correction,
    act: (seen, editor) => rejectCorrection(editor, { ...seen, reason: 'not_an_error' }),
  },
  write: {
    given: received,
    act: (seen, editor) => writeToSide(editor, { ...seen, side: 'claimant', text: '请问底片在哪里？' }),
  },
  'read-messages': {
    given: async () => {
      const id = await received()
      await answers(await seenCase(id), { message: '还有一份材料' })
      return id
    },
    act: (seen, editor) => markMessagesRead(editor, seen),
  },
  'pause-for-message': {
    given: countered,
    act: (seen) => answers(seen, { hasSued: true }),
    leaves: ['receive-message', 'pause-for-message'],
  },
  'resume-period': { given: paused, act: (seen, editor) => resumePeriod(editor, { ...seen, note }) },
  'receive-message': { given: received, act: (seen) => answers(seen, { message: '还有一份材料' }) },
  accept: { given: received, act: (seen, editor) => acceptCase(editor, seen) },
  'accept-and-forward': {
    given: async () => {
      const { caseId, articleId } = await aForwardedCase()
      await answersBack(caseId)
      return idOf(aNotice([articleId], { email: 'other@example.cn', phone: null }))
    },
    act: (seen, editor) => byMail(() => acceptCase(editor, seen)),
  },
  'find-undeliverable': { given: bounced, act: () => runCaseClocks() },
  'publish-notice': {
    given: bounced,
    act: (seen, editor) =>
      publishNotice(editor, { ...seen, text: '有人就一篇投稿提出著作权方面的通知，内容如下。' }),
  },
  'publish-notice-by-setting': {
    given: async () => {
      const id = await unreachable()
      await setting('cases.publish_notice_automatically', true)
      return id
    },
    act: (seen, editor) => acceptCase(editor, seen),
    leaves: ['accept-and-forward', 'find-undeliverable', 'publish-notice-by-setting'],
  },
  'forward-again': { given: forwarded, act: (seen, editor) => byMail(() => forwardNotice(editor, seen)) },
  'receive-incomplete-counter': { given: forwarded, act: ({ id }) => answersBack(id, { proof: '' }) },
  'receive-counter': { given: () => idOf(aForwardedCase(inform)), act: ({ id }) => answersBack(id) },
  'record-counter': {
    // The portal of these tests has no mail server.
    leaves: ['record-counter', 'find-counter-undeliverable'],
    given: () => idOf(aForwardedCase(inform)),
    act: (seen, editor) => recordCounterNotice(editor, { ...seen, ...aWholeCounter() }),
  },
  'record-counter-for-two': {
    leaves: ['record-counter-for-two', 'propose'],
    given: async () => {
      const id = await forwarded()
      await setting('cases.two_persons', true)
      return id
    },
    act: (seen, editor) => recordCounterNotice(editor, { ...seen, ...aWholeCounter() }),
  },
  'confirm-foreign': {
    given: async () => {
      await setting('cases.dmca', true)
      return received()
    },
    act: (seen, editor) => confirmForeign(editor, { ...seen, note }),
  },
  'revoke-foreign': {
    given: () => idOf(aForeignCase()),
    act: (seen, editor) => revokeForeign(editor, { ...seen, note }),
  },
  'follow-late-counter': {
    given: reopened,
    act: (seen, editor) => byMail(() => followLateCounter(editor, { ...seen, note })),
  },
  'record-delivery': {
    given: undelivered,
    act: (seen, editor) =>
      recordDelivery(editor, { ...seen, how: '挂号信 XA1234', deliveredAt: shanghaiMinute(new Date()) }),
  },
  'reopen-for-counter': {
    given: async () => {
      const { caseId } = await aForwardedCase(inform)
      await whenDue('counter_silence')({ id: caseId })
      return caseId
    },
    act: ({ id }) => answersBack(id),
  },
  'receive-late-counter': {
    given: async () => {
      const caseId = await forwarded()
      await removeCase(await aChiefEditor(), { ...(await seenCase(caseId)), note })
      return caseId
    },
    act: ({ id }) => answersBack(id),
  },
  'restore-by-copyright': {
    given: forwarded,
    act: ({ id }) => answersBack(id),
    leaves: ['receive-counter', 'restore-by-copyright'],
  },
  'restore-after-period': { given: countered, act: whenDue('reasonable_period') },
  'open-dmca-window': {
    given: underDmca,
    act: whenDue('dmca_earliest'),
  },
  'restore-by-dmca': {
    given: underDmca,
    act: whenDue('dmca_latest'),
    leaves: ['open-dmca-window', 'restore-by-dmca'],
  },
  hold: {
    given: countered,
    act: (seen, editor) => holdForLitigation(editor, { ...seen, reference: '（2026）粤0606民初1号' }),
  },
  'release-hold': { given: onHold, act: (seen, editor) => releaseHold(editor, { ...seen, note }) },
  'remove-after-silence': { given: forwarded, act: whenDue('counter_silence') },
  'receive-contributor-message': {
    given: forwarded,
    act: async ({ id }) => {
      const receipt = await counterReceipt(id)
      return transaction((tx) => receiveContributorMessage(tx, receipt, { message: '请稍等', files: [] }))
    },
  },
  remove: { given: accepted, act: (seen, editor) => removeCase(editor, { ...seen, note }) },
  restore: { given: accepted, act: (seen, editor) => restoreCase(editor, { ...seen, note }) },
  correct: {
    given: async () =>
      idOf(aNotice([(await aFederationReport()).id], { kind: 'factual_error', demand: 'correct' })),
    act: async (seen, editor) => correctCase(editor, { ...seen, correctionIds: [await amended(seen.id)] }),
  },
  'correct-suspended': {
    given: async () =>
      idOf(anAcceptedCase([(await aFederationReport()).id], { kind: 'factual_error', demand: 'correct' })),
    act: async (seen, editor) => correctCase(editor, { ...seen, amendments: await amendmentsOf(seen.id) }),
  },
  block: {
    given: forwarded,
    act: (seen, editor) => blockByOrder(editor, { ...seen, reference: '佛山市网信办 2026-11', note }),
  },
  'lift-block': { given: blockedOf(countered), act: lifts },
  'lift-block-and-forward': { given: blockedOf(forwarded), act: (seen, by) => byMail(() => lifts(seen, by)) },
  'reopen-removed': { given: removed, act: (seen, editor) => reopenCase(editor, { ...seen, note }) },
  'record-source-told': {
    given: accepted,
    act: async (seen, editor) =>
      recordSourceTold(editor, { ...seen, ...(await aTelling()), toldAt: shanghaiMinute(new Date()) }),
  },
  'tell-source-again': {
    given: async () => {
      await aListedSource({ rightsEmail: 'rights@lecong.example' })
      return accepted()
    },
    act: async (seen, editor) => {
      const { id: sourceId } = await db().source.findUniqueOrThrow({ where: { name: '乐从发布' } })
      return tellSourceAgain(editor, { ...seen, sourceId })
    },
  },
  'miss-target': { given: received, act: whenDue('act_target') },
  'miss-limit': { given: received, act: whenDue('act_limit'), leaves: ['miss-target', 'miss-limit'] },
  'miss-decision': { given: accepted, act: whenDue('decide_limit') },
  propose: { given: proposed, act: (seen, editor) => removeCase(editor, { ...seen, note }) },
  'end-proposal': {
    given: async () => {
      const id = await proposed()
      await restoreCase(await anAdmin(), { ...(await seenCase(id)), note })
      return id
    },
    act: async (seen, editor) => refuseApproval(editor, { ...seen, approvalId: await openApproval(seen.id) }),
  },
}

/** Moves that the claimant's page tells him of, and no letter. */
const withoutLetter: Partial<Record<CaseMove, string>> = {
  'find-counter-undeliverable': 'no mail reaches him: what came back stands on his page',
}
/** The letters of a case to its claimant. */
const lettersToClaimant = (caseId: number) =>
  db().caseMessage.count({ where: { caseId, side: 'claimant', isIncoming: false } })

const cases = Object.entries(verbs) as [CaseMove, Verb][]

it('every move is made by a verb of this table, or stands in a test of its own', () => {
  const elsewhere: CaseMove[] = [
    'receive',
    'receive-incomplete',
    'register',
    'register-incomplete',
    'reject-barred',
    'absorb',
    'separate',
    'split-off',
    // Tested in joined-claimants.test.ts.
    'follow-main',
    // Tested in enter-calendar.test.ts.
    'extend-by-calendar',
    // Tested in case-stories.test.ts.
    'find-counter-undeliverable',
  ]
  expect([...Object.keys(verbs), ...elsewhere].sort()).toEqual([...allCaseMoves].sort())
  const silent = elsewhere.filter((move) => {
    const { publicWording, by } = caseMove(move)
    return publicWording !== null && by !== 'claimant' && !(move in withoutLetter)
  })
  // Their letters are read in register-notice.test.ts, several-cases.test.ts and case-stories.test.ts.
  expect(silent.sort()).toEqual(['register', 'register-incomplete', 'separate', 'split-off'])
})

it.each(cases)('%s leaves its step, with law and words, and an audit entry each', async (move, verb) => {
  const { given, act, leaves = [move] } = verb
  const id = await given()
  const seen = await seenCase(id)
  await refusesOthers(move, verb, seen)
  const steps = await db().caseStep.count({ where: { caseId: id } })
  const [entries, letters] = [await db().auditEntry.count(), await lettersToClaimant(id)]
  await act(seen, await aChiefEditor())
  const added = await db().caseStep.findMany({ where: { caseId: id }, orderBy: { id: 'asc' }, skip: steps })
  expect(added.map(({ event }) => event)).toEqual(leaves)
  const row = await theCase(id)
  const { to, outcome = null, law, publicWording, by, isReminder } = caseMove(move)
  if (to) expect(row).toMatchObject({ state: to, outcome })
  const step = added.find(({ event }) => event === move)
  expect(step).toMatchObject({ state: to ?? row.state, actor: expect.any(String) })
  // What they say is the reason's.
  if (!['reject', 'reject-correction'].includes(move))
    expect(step).toMatchObject({ law: lawFor(law, row.kind), publicWording })
  if (publicWording !== null && by !== 'claimant' && !(move in withoutLetter))
    expect(await lettersToClaimant(id), 'a letter tells the claimant').toBeGreaterThan(letters)
  const audit = await db().auditEntry.findMany({ orderBy: { id: 'asc' }, skip: entries })
  const own = audit.filter(({ subject, subjectId }) => subject === 'case' && subjectId === String(id))
  expect(own.map(({ event }) => event)).toEqual(leaves.map((one) => caseMove(one).event))
  const isOfSide = by === 'claimant' || by === 'contributor'
  if (isReminder || (isOfSide && (to === null || move === 'answer'))) expect(row.version).toBe(seen.version)
  else expect(row.version).toBeGreaterThan(seen.version)
})

/** An editor without the permission, a version that is none, and one that somebody has changed since. */
async function refusesOthers(move: CaseMove, { act }: Verb, seen: Seen): Promise<void> {
  const { by } = caseMove(move)
  if (by === 'claimant' || by === 'contributor' || by === 'clock') return
  const [chief, strangers] = [await aChiefEditor(), [await aVisitingStudent()]]
  if (by === 'case.decide' || by === 'case.block') strangers.push(await anEditor())
  for (const stranger of strangers)
    await expect(act(seen, stranger)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(act({ ...seen, version: seen.version + 1 }, chief)).rejects.toMatchObject({
    code: 'conflict',
    details: { version: seen.version },
  })
  await expect(act({ ...seen, version: -1 }, chief)).rejects.toMatchObject({ code: 'invalid-input' })
  expect(await seenCase(seen.id)).toEqual(seen)
}

it('a proposal is carried out by another editor, and by nobody else', async () => {
  const id = await proposed()
  const chief = await aChiefEditor()
  expect(await removeCase(chief, { ...(await seenCase(id)), note })).toMatchObject({ isProposed: true })
  expect((await theCase(id)).state).toBe('accepted')
  const approvalId = await openApproval(id)
  const own = confirmApproval(chief, { ...(await seenCase(id)), approvalId })
  await expect(own).rejects.toMatchObject({ code: 'forbidden' })
  await confirmApproval(await anAdmin(), { ...(await seenCase(id)), approvalId })
  expect(await theCase(id)).toMatchObject({ state: 'closed', outcome: 'removed' })
  expect(await db().caseApproval.findFirst()).toMatchObject({
    ...{ proposedById: chief.id, confirmedById: (await anAdmin()).id, endedAt: null },
  })
})
