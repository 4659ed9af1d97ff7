import { describe, expect, it } from 'vitest'
import { type CaseClockKind, deskClocks } from '#lib/cases/desk-clocks.ts'
import { countWaitingCases, listCases, type QueueFilter } from '#lib/cases/desk-queue.ts'
import { publishNotice } from '#lib/cases/publish-notice.ts'
import { db } from '#lib/db/client.ts'
import { HOUR_MS } from '#lib/time.ts'
import { aForwardedCase, answersBack, anUnreachedCase, seenCase } from '../../support/case-cast.ts'
import { aCaseRow } from '../../support/case-rows.ts'
import { aDraft, anEditor, aVisitingStudent } from '../../support/cast.ts'

const clockRows = Object.entries(deskClocks) as [CaseClockKind, (typeof deskClocks)[CaseClockKind]][]

const listed = async (filter: QueueFilter = {}) =>
  (await listCases(await anEditor(), filter)).items.map(({ id }) => id)

describe('the queue of cases', () => {
  it('has those first whose running clock ends first, and those without a clock last', async () => {
    const held = await aCaseRow({ state: 'litigation_hold', due: { act_limit: -90 } })
    const waiting = await aCaseRow({
      state: 'awaiting_counter',
      acceptedAt: new Date(),
      due: { counter_silence: 200, act_limit: -50 },
    })
    const fresh = await aCaseRow({ due: { act_target: 0.5, act_limit: 23.5 } })
    const late = await aCaseRow({ due: { act_target: -24, act_limit: -1 } })
    const missedTarget = await aCaseRow({ due: { act_target: -2, act_limit: 21 } })
    const closed = await aCaseRow({ state: 'closed', outcome: 'removed', closedAt: new Date() })
    expect(await listed()).toEqual([late, missedTarget, fresh, waiting, held])
    expect(await listed({ state: 'closed' })).toEqual([closed])
    const { items, counts, now } = await listCases(await anEditor(), {})
    expect(counts).toEqual({ received: 3, awaiting_counter: 1, litigation_hold: 1, closed: 1 })
    expect(items.map(({ clocks }) => clocks.map(({ kind }) => kind))).toEqual([
      ['act_target', 'act_limit'],
      ['act_target', 'act_limit'],
      ['act_target', 'act_limit'],
      ['counter_silence'],
      [],
    ])
    expect(Math.abs(now.getTime() - Date.now())).toBeLessThan(60_000)
  })

  it('a clock that was stopped, or began anew, does not count', async () => {
    const renewed = await aCaseRow({ due: { act_limit: -5 } })
    await db().caseClock.updateMany({ data: { firedAt: new Date() } })
    await db().caseClock.create({
      data: { caseId: renewed, kind: 'act_limit', startedAt: new Date(), dueAt: new Date(Date.now() + 9e7) },
    })
    const stopped = await aCaseRow({ due: { act_target: -3, act_limit: 20 } })
    await db().caseClock.updateMany({
      where: { caseId: stopped, kind: 'act_target' },
      data: { stoppedAt: new Date() },
    })
    expect(await listed()).toEqual([stopped, renewed])
  })

  it('is narrowed by kind, by the number of a case or an article, and by words of a title', async () => {
    const { id: article } = await aDraft({ title: '乐从志愿者授旗' })
    const about = await aCaseRow({ about: [article] })
    const privacy = await aCaseRow({ kind: 'privacy' })
    expect(await listed({ kind: 'privacy' })).toEqual([privacy])
    expect(await listed({ q: `C-000${privacy}` })).toEqual([privacy])
    expect(await listed({ q: '志愿者' })).toEqual([about])
    expect(await listed({ q: '%' })).toEqual([])
    await db().rightsCase.update({ where: { id: about }, data: { kind: 'reputation' } })
    await db().caseArticle.updateMany({ data: { articleId: article } })
    expect(await listed({ q: String(article), kind: 'reputation' })).toEqual([about])
    const { counts } = await listCases(await anEditor(), { kind: 'privacy', state: 'closed' })
    expect(counts).toEqual({ received: 1 })
  })

  it('counts for the rail what waits for an editor, and says when a limit has passed', async () => {
    const editor = await anEditor()
    expect(await countWaitingCases(editor)).toEqual({ number: 0, isLate: false })
    await aCaseRow({ due: { act_target: -1, act_limit: 2 } })
    await aCaseRow({ state: 'awaiting_counter', due: { counter_silence: -1 } })
    expect(await countWaitingCases(editor)).toEqual({ number: 1, isLate: false })
    const forwarded = { state: 'awaiting_counter' as const, due: { act_limit: 3 } }
    // Its contributor was not reached: the notice is to be published. The other one was late before it was accepted.
    await aCaseRow({ ...forwarded, acceptedAt: new Date(Date.now() - 30 * HOUR_MS) })
    await aCaseRow({ ...forwarded, acceptedAt: new Date(), due: { act_limit: -3 } })
    expect(await countWaitingCases(editor)).toEqual({ number: 2, isLate: false })
    const held = await aCaseRow({ state: 'litigation_hold' })
    const proposed = { caseId: held, action: 'remove' as const, input: {}, proposedById: editor.id }
    await db().caseApproval.create({ data: { ...proposed, proposedBy: editor.name } })
    await aCaseRow({ state: 'accepted', due: { decide_limit: -1 } })
    expect(await countWaitingCases(editor)).toEqual({ number: 4, isLate: true })
    const { items } = await listCases(editor, { state: 'litigation_hold' })
    expect(items).toMatchObject([{ id: held, waitsForSecond: true }])
  })

  it('counts a case as long as a clock waits for the desk in its state, and as late once a limit has passed', async () => {
    const editor = await anEditor()
    for (const [kind, { states, waitsFor, isTarget }] of clockRows)
      for (const state of states) {
        const id = await aCaseRow({ state, acceptedAt: new Date(0), due: { [kind]: -1 } })
        const isDesks = waitsFor === 'desk'
        // What is incomplete waits for an editor's first look, too.
        const isCounted = isDesks || state === 'need_info'
        expect(await countWaitingCases(editor), `${state} ${kind}`).toEqual({
          ...{ number: isCounted ? 1 : 0, isLate: isDesks && !isTarget },
        })
        await db().caseClock.deleteMany({ where: { caseId: id } })
        await db().rightsCase.delete({ where: { id } })
      }
  })

  it('counts a notice that reaches no contributor until it is published', async () => {
    const editor = await anEditor()
    const { caseId } = await anUnreachedCase()
    expect(await countWaitingCases(editor)).toEqual({ number: 1, isLate: false })
    const text = '通知人称，文章用了她的照片，没有征得她的同意。'
    await publishNotice(editor, { ...(await seenCase(caseId)), text })
    expect(await countWaitingCases(editor)).toEqual({ number: 0, isLate: false })
  })

  it('counts a statement that reaches no claimant, and not the notice that was forwarded before', async () => {
    const editor = await anEditor()
    const { caseId } = await aForwardedCase({ kind: 'reputation', facts: '第二段不实', email: '' })
    expect(await countWaitingCases(editor)).toEqual({ number: 0, isLate: false })
    await answersBack(caseId)
    expect(await countWaitingCases(editor)).toEqual({ number: 1, isLate: false })
  })

  it('is for editors', async () => {
    const student = await aVisitingStudent()
    await expect(listCases(student, {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(countWaitingCases(student)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
