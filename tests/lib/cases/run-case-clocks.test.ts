import { expect, it } from 'vitest'
import { answerNotice } from '#lib/cases/answer-notice.ts'
import { receiptOfCase } from '#lib/cases/case-receipts.ts'
import { readCaseForDesk } from '#lib/cases/desk-case.ts'
import { countWaitingCases } from '#lib/cases/desk-queue.ts'
import { answerFieldsSchema, correctionFieldsSchema } from '#lib/cases/notice-fields.ts'
import { publishNotice } from '#lib/cases/publish-notice.ts'
import { receiveCorrection } from '#lib/cases/receive-correction.ts'
import { rejectCorrection } from '#lib/cases/reject-case.ts'
import { runCaseClocks } from '#lib/cases/run-case-clocks.ts'
import { db } from '#lib/db/client.ts'
import type { CaseClockKind } from '#lib/db/generated/enums.ts'
import { transaction } from '#lib/db/transaction.ts'
import {
  aNotice,
  anUnreachedCase,
  clocksOf,
  eventsOf,
  pageOf,
  seenCase,
  statusOf,
  theCase,
  theClock,
} from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anEditor } from '../../support/cast.ts'

// Purpose: the periods that no verb's test brings to their end: a second before it nothing happens, at it one thing happens once, and
// what was waited for, come a second before, ends the period for good.

const HOUR_MS = 3_600_000
const idOf = async (made: Promise<{ caseId: number }>) => (await made).caseId

type Row = {
  name: string
  kind: CaseClockKind
  given: () => Promise<number>
  /** The only step at the end of the period, and how the case stands then. */
  event: string
  leaves: object
  /** What is waited for. */
  comes: (caseId: number) => Promise<unknown>
}

const notices: Row[] = [
  {
    name: 'the limit to publish a notice that reaches nobody (条例 §15)',
    kind: 'act_limit',
    given: async () => idOf(anUnreachedCase()),
    event: 'miss-limit',
    leaves: { state: 'awaiting_counter', noticePublishedAt: null },
    comes: async (caseId) => {
      const text = '有人就一篇投稿提出著作权方面的通知，内容如下。'
      await publishNotice(await anEditor(), { ...(await seenCase(caseId)), text })
      expect(await clocksOf(caseId)).toEqual(['counter_silence'])
    },
  },
  {
    name: 'the time for what a notice lacks (条例 §14)',
    kind: 'info_silence',
    given: async () => idOf(aNotice([(await aFederationReport()).id], { proof: '' })),
    event: 'lapse',
    leaves: { state: 'closed', outcome: 'lapsed' },
    comes: async (caseId) => {
      const fields = answerFieldsSchema.parse({ proof: '底片存佛山市图片社' })
      const receipt = receiptOfCase(await theCase(caseId))
      await transaction((tx) => answerNotice(tx, receipt, { fields, files: [] }))
      expect((await theCase(caseId)).state).toBe('received')
    },
  },
  {
    name: 'the limit to answer who found an error',
    kind: 'act_limit',
    given: async () => {
      const url = pageOf((await aFederationReport()).id)
      const given = correctionFieldsSchema.parse({ url, sentence: '8月17日', correctText: '8月18日' })
      const caseId = await idOf(transaction((tx) => receiveCorrection(tx, given)))
      const [{ receivedAt }, { dueAt }] = [await theCase(caseId), await theClock(caseId, 'act_limit')]
      expect(dueAt.getTime() - receivedAt.getTime()).toBe(72 * HOUR_MS)
      return caseId
    },
    event: 'miss-limit',
    leaves: { state: 'received', outcome: null },
    comes: async (caseId) =>
      rejectCorrection(await anEditor(), { ...(await seenCase(caseId)), reason: 'not_an_error' }),
  },
]

/** What the clocks' job adds to a case at a moment. */
async function addedAt(caseId: number, at: Date): Promise<string[]> {
  const before = (await eventsOf(caseId)).length
  expect(await runCaseClocks({ at })).toMatchObject({ failed: 0 })
  return (await eventsOf(caseId)).slice(before)
}

const toChiefs = (aboutCaseId: number) =>
  db().mail.findMany({ where: { aboutCaseId, purpose: 'escalation' }, select: { toEditorId: true } })

it.each(notices)('$name ends at its last moment, once', async ({ kind, given, event, leaves }) => {
  const chief = await aChiefEditor()
  const caseId = await given()
  const articles = async () =>
    Promise.all(
      (await db().caseArticle.findMany({ where: { caseId } })).map(({ articleId }) =>
        statusOf(articleId ?? 0),
      ),
    )
  const { dueAt } = await theClock(caseId, kind)
  // What came due before it is no part of it.
  await runCaseClocks({ at: new Date(dueAt.getTime() - 1_000) })
  const [seen, standing, told] = [await theCase(caseId), await articles(), (await toChiefs(caseId)).length]
  expect(await addedAt(caseId, new Date(dueAt.getTime() - 1))).toEqual([])
  expect(await theCase(caseId)).toEqual(seen)
  expect(await addedAt(caseId, dueAt)).toEqual([event])
  expect(await theCase(caseId)).toMatchObject(leaves)
  expect(await articles()).toEqual(standing)
  const since = (await toChiefs(caseId)).slice(told)
  expect(since).toEqual(event === 'miss-limit' ? [{ toEditorId: chief.id }] : [])
  expect(await addedAt(caseId, new Date(dueAt.getTime() + 24 * HOUR_MS))).toEqual([])
})

it.each(notices)('$name never ends once that has come', async ({ kind, given, comes, event }) => {
  const caseId = await given()
  const { dueAt } = await theClock(caseId, kind)
  await runCaseClocks({ at: new Date(dueAt.getTime() - 1_000) })
  await comes(caseId)
  expect(await addedAt(caseId, dueAt)).not.toContain(event)
  expect(await clocksOf(caseId)).not.toContain(kind)
})

it('a limit that has passed waits for the desk until it acts, and no longer', async () => {
  const editor = await anEditor()
  const { caseId } = await anUnreachedCase()
  const { id, startedAt, dueAt } = await theClock(caseId, 'act_limit')
  await runCaseClocks({ at: dueAt })
  await db().caseClock.update({ where: { id }, data: { dueAt: startedAt } })
  expect(await countWaitingCases(editor)).toEqual({ number: 1, isLate: true })
  const text = '有人就一篇投稿提出著作权方面的通知，内容如下。'
  await publishNotice(editor, { ...(await seenCase(caseId)), text })
  expect(await countWaitingCases(editor)).toEqual({ number: 0, isLate: false })
  const told = await readCaseForDesk(editor, caseId)
  expect(told?.clocks.map(({ kind }) => kind)).toEqual(['counter_silence'])
})
