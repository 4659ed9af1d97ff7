import { describe, expect, it } from 'vitest'
import { confirmApproval, refuseApproval } from '#lib/cases/confirm-approval.ts'
import { readCounterClaim } from '#lib/cases/counter-claim.ts'
import { readCaseForDesk } from '#lib/cases/desk-case.ts'
import { recordCounterNotice } from '#lib/cases/record-counter.ts'
import { recordedCounterSentence } from '#lib/cases/recorded-counter-words.ts'
import { db } from '#lib/db/client.ts'
import {
  aForwardedCase,
  answersBack,
  anUnreachedCase,
  aWholeCounter,
  byMail,
  clocksOf,
  eventsOf,
  seenCase,
  setting,
  statusOf,
  theCase,
} from '../../support/case-cast.ts'
import { aChiefEditor, anAdmin, anEditor } from '../../support/cast.ts'

// Purpose: a counter-notice that an editor enters is kept as it came, once; nothing is kept of an empty one; and he is told what
// became of it, not what should have (条例 §16, 17; 民法典 §1196).

const civil = { kind: 'reputation', facts: '第二段不实' } as const
const theCounter = (caseId: number) => db().counterNotice.findFirstOrThrow({ where: { caseId } })

async function recorded(caseId: number, fields: object) {
  return recordCounterNotice(await aChiefEditor(), { ...(await seenCase(caseId)), ...fields })
}

it('nothing is kept of a form in which nothing is typed, of one with a word everything', async () => {
  const { caseId } = await aForwardedCase(civil)
  const before = await eventsOf(caseId)
  for (const empty of [{}, { name: '', facts: '  ', proof: '\n', isTruthStated: false, statedUrls: [''] }])
    await expect(recorded(caseId, empty)).rejects.toMatchObject({
      ...{ code: 'invalid-input', message: expect.stringContaining('至少填写一项') },
      fields: { name: expect.stringMatching(/^请填写/), facts: expect.stringMatching(/^请填写/) },
    })
  expect(await eventsOf(caseId)).toEqual(before)
  expect(await theCounter(caseId)).toMatchObject({ claimSealed: null, partyId: null })
  expect(await recorded(caseId, { agentFor: '乐从镇影像社' })).toMatchObject({ isForwarded: false })
})

it('what was missing is added, and words that are sent again are kept once', async () => {
  const { caseId } = await aForwardedCase(civil)
  const { name, facts, works, proof } = aWholeCounter()
  expect(await recorded(caseId, { name, facts, works })).toMatchObject({
    missing: ['contact', 'evidence', 'truth'],
  })
  const more = '原图的拍摄时间可以查验。'
  await recorded(caseId, { name, facts: more, works, proof })
  const whole = await recorded(caseId, { ...aWholeCounter(), facts: more })
  expect(whole).toMatchObject({ missing: [], isForwarded: true })
  const claim = readCounterClaim(await theCounter(caseId))
  expect(claim).toMatchObject({ works, proof, facts: `${facts}\n\n补充：${more}` })
})

const byAnEditor = async (caseId: number) =>
  recordCounterNotice(await anEditor(), { ...(await seenCase(caseId)), ...aWholeCounter() })

it('of what restores at once it takes who may decide, or the contributor himself (条例 §17)', async () => {
  const { caseId, articleId } = await aForwardedCase()
  await setting('cases.two_persons', true)
  await expect(byAnEditor(caseId)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await statusOf(articleId)).toBe('suspended')
  await answersBack(caseId)
  expect(await statusOf(articleId)).toBe('published')
})

it('of another right any editor enters it, whose period then begins', async () => {
  const { caseId } = await aForwardedCase(civil)
  await setting('cases.two_persons', true)
  expect(await byAnEditor(caseId)).toMatchObject({ isForwarded: true, isProposed: false })
})

describe('of what restores at once, where two persons decide', () => {
  async function entered() {
    const made = await aForwardedCase()
    await setting('cases.two_persons', true)
    const said = await recorded(made.caseId, aWholeCounter())
    const { id: approvalId } = await db().caseApproval.findFirstOrThrow({ where: { caseId: made.caseId } })
    const decided = async () => ({ ...(await seenCase(made.caseId)), approvalId })
    return { ...made, said, decided }
  }

  it('it waits for the second one, who restores and bars by confirming it', async () => {
    const { caseId, articleId, said, decided } = await entered()
    expect(said).toMatchObject({
      isProposed: true,
      isForwarded: false,
      version: (await theCase(caseId)).version,
    })
    expect(recordedCounterSentence(said)).toMatch(/等待另一位有权限的人确认/)
    expect(await statusOf(articleId)).toBe('suspended')
    expect(await clocksOf(caseId), 'nobody is silent, and the second person is waited for').toEqual([
      'decide_limit',
    ])
    expect(await db().barredWork.count()).toBe(0)
    await expect(confirmApproval(await aChiefEditor(), await decided())).rejects.toMatchObject({
      code: 'forbidden',
    })
    const admin = await anAdmin()
    const [counter] = (await readCaseForDesk(admin, caseId))?.counterNotices ?? []
    expect(counter?.claim?.facts, 'the second one reads it').toBe(aWholeCounter().facts)
    await byMail(async () => confirmApproval(admin, await decided()))
    expect(await theCase(caseId)).toMatchObject({ state: 'closed', outcome: 'restored' })
    expect(await statusOf(articleId)).toBe('published')
    expect(await db().barredWork.count()).toBe(1)
    expect(await theCounter(caseId)).toMatchObject({ forwardedAt: expect.any(Date) })
  })

  it('it does nothing where he refuses it, and the case is the editors’ to decide', async () => {
    const { caseId, articleId, decided } = await entered()
    await refuseApproval(await anAdmin(), { ...(await decided()), note: '不是本人写的' })
    expect(await theCase(caseId)).toMatchObject({ state: 'accepted', outcome: null })
    expect(await statusOf(articleId)).toBe('suspended')
  })

  it('one that is not whole is asked for as ever, and proposes nothing', async () => {
    const { caseId } = await aForwardedCase()
    await setting('cases.two_persons', true)
    expect(await recorded(caseId, aWholeCounter({ proof: '' }))).toMatchObject({ isProposed: false })
    expect(await db().caseApproval.count()).toBe(0)
    expect(await clocksOf(caseId)).toEqual(['counter_silence'])
  })
})

it.each([
  ['by mail', civil, true, {}, /^反通知已登记，已交发送，转送投诉人。$/],
  ['without a mail', civil, false, {}, /^反通知已登记，但没有邮件能把它寄达投诉人.*请另行送达。$/],
  ['without a mail, under copyright', {}, false, {}, /没有邮件能把它寄达投诉人/],
  ['that is not whole, by mail', civil, true, { proof: '' }, /^已登记，还缺 1 项，已请投稿人补充。$/],
  [
    'that is not whole, without a mail',
    civil,
    false,
    { proof: '' },
    /^已登记，还缺 1 项，没有邮件能寄达投稿人/,
  ],
] as const)('says what became of a counter-notice %s', async (_, of, isMailed, changes, sentence) => {
  const { caseId } = await (isMailed ? aForwardedCase(of) : anUnreachedCase(of))
  const act = () => recorded(caseId, aWholeCounter(changes))
  expect(recordedCounterSentence(await (isMailed ? byMail(act) : act()))).toMatch(sentence)
})
