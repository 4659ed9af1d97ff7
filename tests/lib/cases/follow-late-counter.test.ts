import { describe, expect, it } from 'vitest'
import { endOfPeriod } from '#lib/cases/case-periods.ts'
import { confirmApproval } from '#lib/cases/confirm-approval.ts'
import { countWaitingCases, listCases } from '#lib/cases/desk-queue.ts'
import { followLateCounter } from '#lib/cases/follow-late-counter.ts'
import { recordCounterNotice } from '#lib/cases/record-counter.ts'
import { removeCase } from '#lib/cases/remove-case.ts'
import { reopenCase } from '#lib/cases/reopen-case.ts'
import { restoreCase } from '#lib/cases/restore-case.ts'
import { runCaseClocks } from '#lib/cases/run-case-clocks.ts'
import { db } from '#lib/db/client.ts'
import { changeSetting } from '#lib/settings/change-setting.ts'
import { shanghaiMinute } from '#lib/time.ts'
import {
  aForeignCase,
  aForwardedCase,
  aNotice,
  answersBack,
  aWholeCounter,
  byMail,
  clocksOf,
  DMCA_STATEMENTS,
  eventsOf,
  lettersOf,
  onPaper,
  seenCase,
  setting,
  statusOf,
  textOf,
  theCase,
  theClock,
} from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anAdmin, anEditor } from '../../support/cast.ts'

// Purpose: a counter-notice that came after a removal, and that the editors take up, is forwarded and has the consequences of every
// other (条例 §17; 民法典 §1196), by two persons where it restores and the setting asks for them.

const note = '核查以后采纳'

/** What the desk's list holds, and whether a late statement waits; the rail counts as many. */
async function waiting() {
  const editor = await anEditor()
  const { items } = await listCases(editor, {})
  expect(await countWaitingCases(editor)).toMatchObject({ number: items.length })
  return items.map(({ id, hasLateCounter }) => [id, hasLateCounter])
}

/** Removed for silence; the statement came on paper, and an editor entered it with two persons on: nothing follows by itself. */
async function late(changes: Parameters<typeof aForwardedCase>[0] = {}) {
  const made = await aForwardedCase(changes)
  await runCaseClocks({ at: (await theClock(made.caseId, 'counter_silence')).dueAt })
  await setting('cases.two_persons', true)
  await recordCounterNotice(await aChiefEditor(), { ...(await seenCase(made.caseId)), ...aWholeCounter() })
  expect((await eventsOf(made.caseId)).at(-1)).toBe('receive-late-counter')
  return made
}

it('stands in the list by when it came, before a notice whose time runs', async () => {
  const { caseId } = await late()
  const { caseId: later } = await aNotice([(await aFederationReport()).id])
  expect(await waiting()).toEqual([
    [caseId, true],
    [later, false],
  ])
})

/** The same, in a case that was reopened for it. */
async function enteredLate(changes: Parameters<typeof aForwardedCase>[0] = {}) {
  const made = await late(changes)
  expect(await waiting()).toEqual([[made.caseId, true]])
  await reopenCase(await aChiefEditor(), { ...(await seenCase(made.caseId)), note })
  return made
}

const follow = async (caseId: number) =>
  byMail(async () => followLateCounter(await aChiefEditor(), { ...(await seenCase(caseId)), note }))

describe('of a work under copyright', () => {
  it('restores once a second person wants it, tells the claimant, and bars him', async () => {
    const { caseId, articleId } = await enteredLate()
    await onPaper(caseId)
    expect(await follow(caseId)).toMatchObject({ isProposed: true })
    expect(await statusOf(articleId)).toBe('taken_down')
    const { id: approvalId } = await db().caseApproval.findFirstOrThrow({ where: { caseId } })
    const own = confirmApproval(await aChiefEditor(), { ...(await seenCase(caseId)), approvalId })
    await expect(own).rejects.toMatchObject({ code: 'forbidden' })
    const admin = await anAdmin()
    await byMail(async () => confirmApproval(admin, { ...(await seenCase(caseId)), approvalId }))
    expect(await theCase(caseId)).toMatchObject({ state: 'closed', outcome: 'restored' })
    expect(await statusOf(articleId)).toBe('published')
    expect((await eventsOf(caseId)).slice(-2)).toEqual(['follow-late-counter', 'restore-by-copyright'])
    expect(await textOf(caseId, 'restored_by_counter')).toContain('文字和图片都是我自己写的、拍的。')
    expect(await db().counterNotice.findFirst()).toMatchObject({ forwardedAt: expect.any(Date) })
    expect(await db().mail.count({ where: { purpose: 'forward_counter', aboutCaseId: caseId } })).toBe(1)
    const again = await aNotice([articleId])
    expect(await eventsOf(again.caseId)).toEqual(['receive', 'reject-barred'])
  })

  it('restores at once where one person decides', async () => {
    const { caseId, articleId } = await aForwardedCase()
    await removeCase(await aChiefEditor(), { ...(await seenCase(caseId)), note })
    expect(await waiting()).toEqual([])
    await answersBack(caseId)
    expect(await waiting()).toEqual([[caseId, true]])
    await reopenCase(await aChiefEditor(), { ...(await seenCase(caseId)), note })
    expect(await follow(caseId)).toMatchObject({ isProposed: false })
    expect(await statusOf(articleId)).toBe('published')
  })
})

it('of another right begins the reasonable period, which no second person decides', async () => {
  const { caseId, articleId } = await enteredLate({ kind: 'reputation', facts: '第二段不实' })
  expect(await follow(caseId)).toMatchObject({ isProposed: false })
  expect(await theCase(caseId)).toMatchObject({ state: 'counter_received' })
  expect(await clocksOf(caseId)).toEqual(['reasonable_period'])
  expect(await lettersOf(caseId)).toEqual(expect.arrayContaining(['counter_forwarded', 'counter_received']))
  const { dueAt } = await theClock(caseId, 'reasonable_period')
  await runCaseClocks({ at: new Date(dueAt.getTime() - 1_000) })
  expect(await statusOf(articleId)).toBe('taken_down')
  await runCaseClocks({ at: dueAt })
  expect(await statusOf(articleId)).toBe('published')
})

it('and a plain restoring is refused: he would be barred, and never told of it', async () => {
  const { caseId, articleId } = await enteredLate()
  const restored = async () => restoreCase(await aChiefEditor(), { ...(await seenCase(caseId)), note })
  const refused = { code: 'wrong-state', message: expect.stringContaining('采纳书面说明') }
  await expect(restored(), 'nor proposed').rejects.toMatchObject(refused)
  expect(await db().caseApproval.count()).toBe(0)
  await changeSetting(await anAdmin(), { key: 'cases.two_persons', value: false, version: 1, why: '停用' })
  await expect(restored()).rejects.toMatchObject(refused)
  // Deleted at its expiry it can be forwarded no more: the editors decide on the notice alone, which bars nobody.
  await db().counterNotice.updateMany({ where: { caseId }, data: { claimSealed: null } })
  await restored()
  expect(await statusOf(articleId)).toBe('published')
  expect(await db().barredWork.count()).toBe(0)
  const { law } = await db().caseStep.findFirstOrThrow({ where: { caseId, event: 'restore' } })
  expect(law).not.toContain('第十七条')
})

it.each([
  [3, '收到书面说明之日'],
  [40, '决定采纳书面说明之日'],
])('under the DMCA, after %i days, its days count from the 「%s」', async (days, said) => {
  const { caseId, articleId } = await aForeignCase()
  await removeCase(await aChiefEditor(), { ...(await seenCase(caseId)), note })
  await answersBack(caseId, DMCA_STATEMENTS)
  const receivedAt = new Date(Date.now() - days * 86_400_000)
  await db().counterNotice.updateMany({ where: { caseId }, data: { receivedAt } })
  await reopenCase(await aChiefEditor(), { ...(await seenCase(caseId)), note })
  expect(await follow(caseId)).toMatchObject({ isProposed: false })
  const { forwardedAt } = await db().counterNotice.findFirstOrThrow({ where: { caseId } })
  const from = days === 3 ? receivedAt : (forwardedAt ?? new Date(0))
  for (const kind of ['dmca_earliest', 'dmca_latest'] as const)
    expect(await theClock(caseId, kind)).toMatchObject({
      startedAt: from,
      dueAt: await endOfPeriod(db(), kind, from),
    })
  for (const letter of ['counter_forwarded_dmca', 'counter_received_dmca'])
    expect(await textOf(caseId, letter)).toContain(`在${said}（${shanghaiMinute(from)}）之后第 10 至第 14 个`)
  expect(await statusOf(articleId)).toBe('taken_down')
})

it('is refused where it was deleted, and to who may not decide', async () => {
  const { caseId } = await enteredLate()
  const seen = { ...(await seenCase(caseId)), note }
  await expect(followLateCounter(await anEditor(), seen)).rejects.toMatchObject({ code: 'forbidden' })
  await db().counterNotice.updateMany({ where: { caseId }, data: { claimSealed: null } })
  await expect(follow(caseId)).rejects.toMatchObject({
    ...{ code: 'wrong-state', message: expect.stringContaining('已按保存期限删除') },
  })
  expect(await db().caseApproval.count()).toBe(0)
})

it.each([false, true])(
  'is refused where there is none (two persons: %s), before and after the removal',
  async (needsTwo) => {
    await setting('cases.two_persons', needsTwo)
    const { caseId } = await aForwardedCase()
    await expect(follow(caseId)).rejects.toMatchObject({ code: 'wrong-state' })
    await runCaseClocks({ at: (await theClock(caseId, 'counter_silence')).dueAt })
    await reopenCase(await aChiefEditor(), { ...(await seenCase(caseId)), note })
    await expect(follow(caseId)).rejects.toMatchObject({ code: 'wrong-state' })
    expect(await db().caseApproval.count()).toBe(0)
  },
)
