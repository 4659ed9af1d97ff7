import { describe, expect, it } from 'vitest'
import { caseVerbs, verbInput } from '#app/admin/(desk)/cases/[id]/case-verbs.ts'
import { caseActKeys } from '#components/desk/case-acts.ts'
import { readCaseForDesk } from '#lib/cases/desk-case.ts'
import { db } from '#lib/db/client.ts'
import {
  aForwardedCase,
  aNotice,
  anAcceptedCase,
  aWholeCounter,
  byMail,
  theCase,
} from '../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anEditor } from '../support/cast.ts'
import { aPublishedContribution } from '../support/contribution-cast.ts'

// Purpose: what a dialog gathers reaches the verb as the verb reads it, and each act is done by its own verb.

describe('what a dialog gathers', () => {
  it.each([
    [{ intoId: 'C-0118' }, { intoId: 118 }],
    [{ intoId: ' 118 ' }, { intoId: 118 }],
    [{ intoId: '别的' }, { intoId: Number.NaN }],
    [{ articleIds: '12，13 14' }, { articleIds: [12, 13, 14] }],
    [{ articleIds: ['12'] }, { articleIds: [12] }],
    [{ articleIds: '' }, { articleIds: [] }],
    [{ fileCount: '2' }, { fileCount: 2 }],
    [{ correctionIds: ['3', 'x'] }, { correctionIds: [3, Number.NaN] }],
    [
      { note: '12', isTruthStated: true },
      { note: '12', isTruthStated: true },
    ],
  ])('%j', (fields, input) => {
    expect(verbInput(7, 2, fields)).toEqual({ id: 7, version: 2, ...input })
  })

  it('cannot say which case it is about', () => {
    expect(verbInput(7, 2, { id: '8', version: '9' })).toEqual({ id: 7, version: 2 })
  })
})

it('a duplicate is merged by the other case’s number; a number that is none is told at its field', async () => {
  const editor = await anEditor()
  const { id: article } = await aFederationReport()
  const [{ caseId: into }, { caseId: id }] = [await aNotice([article]), await aNotice([article])]
  const { version } = await theCase(id)
  await expect(caseVerbs.merge(editor, verbInput(id, version, { intoId: 'x' }))).rejects.toMatchObject({
    code: 'invalid-input',
    fields: { intoId: expect.any(String) },
  })
  expect(await caseVerbs.merge(editor, verbInput(id, version, { intoId: `C-000${into}` }))).toBe('已并案。')
  expect(await theCase(id)).toMatchObject({ state: 'closed', outcome: 'merged', mergedIntoId: into })
  expect((await readCaseForDesk(editor, into))?.merged).toEqual([id])
})

it('a statement on paper is said to be forwarded only where it was', async () => {
  const chief = await aChiefEditor()
  const { articleId } = await aPublishedContribution()
  const [late, inTime] = [await aForwardedCase(), await byMail(() => anAcceptedCase([articleId]))]
  const act = async (id: number, name: (typeof caseActKeys)[number], fields = {}) =>
    caseVerbs[name](chief, verbInput(id, (await theCase(id)).version, fields))
  await act(late.caseId, 'remove', { note: '权属清楚' })
  const said = await act(late.caseId, 'record-counter', aWholeCounter())
  expect(said).toContain('还没有转送')
  expect(await db().counterNotice.findFirst({ where: { caseId: late.caseId } })).toMatchObject({
    forwardedAt: null,
  })
  expect(await act(inTime.caseId, 'record-counter', aWholeCounter())).toContain('没有邮件能把它寄达投诉人')
})

it('an editor is told what his decision did to the articles, and of what another case keeps that it stays', async () => {
  const chief = await aChiefEditor()
  const [held, own] = [await aFederationReport(), await aFederationReport()]
  const [one, two] = [await aNotice([held.id]), await aNotice([held.id, own.id], { email: 'b@example.cn' })]
  const act = async (id: number, name: (typeof caseActKeys)[number], fields = {}) =>
    caseVerbs[name](chief, verbInput(id, (await theCase(id)).version, fields))
  const why = { note: '权属不足' }
  await act(one.caseId, 'accept')
  expect(await act(two.caseId, 'accept')).toBe(
    '已受理，1 篇文章已暂停展示，1 篇文章此前已因其他案件暂停展示，本案办结之前也不恢复。',
  )
  expect(await act(two.caseId, 'restore', why)).toBe(
    '1 篇文章已恢复展示，1 篇文章仍由其他案件或者决定暂停展示。本案结案。',
  )
  const three = await aNotice([held.id], { email: 'c@example.cn' })
  expect(await act(three.caseId, 'accept')).toBe(
    '已受理，1 篇文章此前已因其他案件暂停展示，本案办结之前也不恢复。',
  )
  await act(one.caseId, 'remove', why)
  expect(await act(three.caseId, 'remove', why)).toBe(
    '已决定删除，1 篇文章此前已因其他原因不再展示。本案结案。',
  )
  const ends = await db().caseArticle.findMany({ where: { articleId: held.id }, orderBy: { caseId: 'asc' } })
  expect(ends.map(({ effect }) => effect)).toEqual(['removed', 'held_by_other', 'gone'])
  expect(await act(one.caseId, 'reopen', why)).toContain('重新办理')
  expect(await act(one.caseId, 'restore', why)).toBe(
    '本案的暂停展示已解除，没有文章因此恢复展示，1 篇文章仍由其他案件或者决定暂停展示。本案结案。',
  )
})

it('an order blocks what another decision had given back, until it is lifted', async () => {
  const chief = await aChiefEditor()
  const { id: article } = await aFederationReport()
  const { caseId: id } = await aNotice([article])
  const act = async (name: (typeof caseActKeys)[number], fields = {}) =>
    caseVerbs[name](chief, verbInput(id, (await theCase(id)).version, fields))
  expect(await act('accept')).toBe('已受理，1 篇文章已暂停展示。')
  expect(await act('restore', { note: '权属不足' })).toBe('已恢复展示，本案结案。')
  expect(await act('block', { reference: '某院 12 号', note: '裁定' })).toContain('451')
  expect(await theCase(id)).toMatchObject({ outcome: 'blocked', orderReference: '某院 12 号' })
  const lifting = { reference: '某院 31 号', note: '裁定撤销' }
  expect(await act('lift-block', lifting)).toContain('1 篇文章改为暂停展示')
  expect(await act('restore', { note: '权属不足' })).toBe('已恢复展示，本案结案。')
  expect(await theCase(id)).toMatchObject({ outcome: 'restored', orderReference: null })
  expect(Object.keys(caseVerbs)).toEqual(expect.arrayContaining([...caseActKeys]))
})
