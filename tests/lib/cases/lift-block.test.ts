import { beforeEach, describe, expect, it } from 'vitest'
import { readPublished } from '#lib/articles/published.ts'
import { readSearch } from '#lib/articles/search/read-search.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { acceptCase } from '#lib/cases/accept-case.ts'
import { blockByOrder } from '#lib/cases/block-by-order.ts'
import { readCaseForDesk } from '#lib/cases/desk-case.ts'
import { forwardedNotices } from '#lib/cases/forwarded-notices.ts'
import { liftBlock } from '#lib/cases/lift-block.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { removeCase } from '#lib/cases/remove-case.ts'
import { restoreCase } from '#lib/cases/restore-case.ts'
import { config } from '#lib/config.ts'
import { db } from '#lib/db/client.ts'
import { lumenNotice } from '#lib/transparency/lumen-notice.ts'
import { readClosedCase } from '#lib/transparency/published.ts'
import {
  aForwardedCase,
  aNotice,
  anAcceptedCase,
  answersBack,
  anUnreachedCase,
  byMail,
  clocksOf,
  lettersOf,
  pageOf,
  seenCase,
  statusOf,
  textOf,
  theCase,
} from '../../support/case-cast.ts'
import { aChiefEditor, aDraft, aFederationReport, anAdmin, anEditor } from '../../support/cast.ts'
import { aPublishedContribution } from '../../support/contribution-cast.ts'
import { listPublished } from '../../support/list-published.ts'
import { ouyang } from '../../support/parties.ts'
import { purgedTags } from '../../support/purged-tags.ts'
import { race } from '../../support/verb-laws.ts'

// Purpose: the end of an order brings nothing back by itself: the case is decided again, and what other orders, cases and editors
// keep from readers stays theirs; a restoring afterwards brings a once-blocked article back whole.

const note = '核查以后决定'
const order = '市网信办 2026-11'
const revocation = '市网信办 2026-31'
const blocked = async (id: number) =>
  blockByOrder(await anAdmin(), { ...(await seenCase(id)), reference: order, note })
const lifted = async (id: number) =>
  liftBlock(await aChiefEditor(), { ...(await seenCase(id)), reference: revocation, note })
const restored = async (id: number) => restoreCase(await aChiefEditor(), { ...(await seenCase(id)), note })
const removed = async (id: number) => removeCase(await aChiefEditor(), { ...(await seenCase(id)), note })
const stateOf = async (articleId: number) => {
  const found = await readPublished(articleId)
  return found?.kind === 'tombstone' ? found.tombstone.status : found?.kind
}
const inForce = (articleId: number) => db().takedown.findFirst({ where: { articleId, restoredAt: null } })
const stepOf = (caseId: number) =>
  db().caseStep.findFirstOrThrow({ where: { caseId, event: 'lift-block' }, orderBy: { id: 'desc' } })
const found = async () => {
  const search = await readSearch({ q: '授旗' })
  return search.kind === 'found' ? search.page.items.map(({ article }) => article.id) : search
}
const listed = async () => (await listPublished())?.items.map(({ id }) => id)

describe('the end of an order', () => {
  it('suspends what it had blocked, for a decision with its time, reminders and letters', async () => {
    const { id } = await aFederationReport()
    const { caseId } = await aNotice([id])
    await blocked(caseId)
    expect(await stateOf(id)).toBe(451)
    expect((await readClosedCase(caseId))?.outcome).toBe('blocked')
    const heard = await purgedTags(() => lifted(caseId))
    expect(heard).toEqual([expect.arrayContaining([`article:${id}`, 'city:lecong'])])
    expect(await stateOf(id)).toBe(410)
    expect(await statusOf(id)).toBe('suspended')
    expect(await inForce(id)).toMatchObject({ reason: 'copyright', caseId, isSuspension: true })
    expect(await theCase(caseId)).toMatchObject({
      ...{ state: 'accepted', outcome: null, closedAt: null, orderReference: null },
    })
    expect(await clocksOf(caseId)).toEqual(['decide_limit'])
    expect(await lettersOf(caseId)).toEqual([
      ...['received', 'blocked', 'source_blocked', 'block_lifted', 'source_block_lifted'],
    ])
    const letter = await textOf(caseId, 'block_lifted')
    expect(letter).toContain(pageOf(id))
    expect(letter).not.toContain('仍不展示')
    const reminders = await db().mail.findMany({ where: { aboutCaseId: caseId, toEditorId: { not: null } } })
    expect(reminders).toMatchObject([{ subject: expect.stringContaining('解除停止提供') }])
    // The case is open: the public record of it begins again with its next end.
    expect(await readClosedCase(caseId)).toBeNull()
    const told = await readCaseForDesk(await anEditor(), caseId)
    const references = told?.steps.flatMap(({ event, reference }) => (reference ? [[event, reference]] : []))
    expect(references).toEqual([
      ['block', order],
      ['lift-block', revocation],
    ])
  })

  it('and a restoring bring the article back whole, with its place in lists and its views', async () => {
    const { id } = await aFederationReport()
    await db().viewCounter.upsert({
      where: { articleId: id },
      create: { articleId: id, total: 312 },
      update: { total: 312 },
    })
    const before = await readPublished(id)
    const { caseId } = await anAcceptedCase([id])
    await blocked(caseId)
    await lifted(caseId)
    expect([await listed(), await found()]).toEqual([[], []])
    const heard = await purgedTags(() => restored(caseId))
    expect(heard).toEqual([expect.arrayContaining([`article:${id}`, 'city:lecong'])])
    const moments = { changedAt: expect.any(Date), pageChangedAt: expect.any(Date) }
    const { article } = (await readPublished(id)) as { article: object }
    expect(article).toEqual({ ...(before as { article: object }).article, ...moments })
    expect([await listed(), await found()]).toEqual([[id], [id]])
    expect((await db().viewCounter.findFirst({ where: { articleId: id } }))?.total).toBe(312n)
    const closed = await readClosedCase(caseId)
    expect(closed).toMatchObject({ outcome: 'restored', action: 'No' })
    expect(closed && lumenNotice(closed, config().siteUrl)).toMatchObject({ type: 'DMCA' })
    expect(await db().takedown.count({ where: { restoredAt: null } })).toBe(0)
  })

  it('can also be followed by a removal, or by another order', async () => {
    const { id } = await aFederationReport()
    const { caseId } = await anAcceptedCase([id])
    await blocked(caseId)
    await lifted(caseId)
    await blocked(caseId)
    expect(await stateOf(id)).toBe(451)
    await lifted(caseId)
    await removed(caseId)
    expect(await inForce(id)).toMatchObject({ reason: 'copyright', caseId, isSuspension: false })
    expect(await readClosedCase(caseId)).toMatchObject({ outcome: 'removed', action: 'Yes' })
  })

  it('is told to the contributor, and to who had given notice of the same', async () => {
    const { articleId, caseId } = await aForwardedCase({ kind: 'reputation', facts: '第二段不实' })
    await answersBack(caseId)
    const other = await aNotice([articleId], { kind: 'reputation', email: 'other@example.cn', phone: null })
    await mergeCases(await anEditor(), { ...(await seenCase(other.caseId)), intoId: caseId })
    await blocked(caseId)
    await lifted(caseId)
    expect(await lettersOf(caseId)).toEqual(
      expect.arrayContaining(['block_lifted', 'block_lifted_to_contributor']),
    )
    expect(await lettersOf(other.caseId)).toEqual(['received', 'merged', 'blocked', 'block_lifted'])
    expect(await textOf(other.caseId, 'block_lifted')).toContain(pageOf(articleId))
    await restored(caseId)
    expect(await statusOf(articleId)).toBe('published')
  })

  it.each(['before its acceptance', 'while he was waited for'])(
    'lets a contributor be heard whose notice was blocked %s (条例 §15–17)',
    async (when) => {
      const isNew = when === 'before its acceptance'
      const { articleId, id: contributionId } = await aPublishedContribution()
      const { caseId } = await (isNew ? aNotice([articleId]) : byMail(() => anAcceptedCase([articleId])))
      const links = () => db().counterNotice.findMany({ where: { caseId }, select: { id: true } })
      const offered = await links()
      await blocked(caseId)
      expect(await theCase(caseId)).toMatchObject({ contributionId })
      expect(await lettersOf(caseId)).toContain('blocked_to_contributor')
      const written = (await lettersOf(caseId)).length
      expect(await byMail(() => lifted(caseId))).toMatchObject({
        ...{ state: 'awaiting_counter', suspended: [articleId], isMailed: true },
      })
      expect((await lettersOf(caseId)).slice(written)).toEqual(['block_lifted', 'forward'])
      expect(await textOf(caseId, 'block_lifted')).toContain('已转送投稿人')
      expect(await clocksOf(caseId)).toEqual(['counter_silence'])
      if (!isNew) expect(await links()).toEqual(offered)
      expect(await forwardedNotices(contributionId)).toMatchObject([{ caseId, canState: true }])
      await answersBack(caseId)
      expect(await statusOf(articleId)).toBe('published')
      expect(await theCase(caseId)).toMatchObject({ state: 'closed', outcome: 'restored' })
    },
  )

  it('says to the claimant only what became of it where no mail reaches the contributor', async () => {
    const { articleId, caseId } = await anUnreachedCase()
    await blocked(caseId)
    expect(await lifted(caseId)).toMatchObject({ state: 'awaiting_counter', isMailed: false })
    expect(await textOf(caseId, 'block_lifted')).not.toContain('转送')
    expect(await clocksOf(caseId)).toEqual(['act_limit'])
    expect(await statusOf(articleId)).toBe('suspended')
  })

  it('leaves to the editors what is the portal’s own, and hears each contributor in a case of his', async () => {
    const { id } = await aFederationReport()
    const [one, two] = [await aPublishedContribution(), await aPublishedContribution()]
    const { caseId } = await aNotice([id, one.articleId, two.articleId])
    const joined = await aNotice([one.articleId], { email: 'other@example.cn', phone: null })
    await mergeCases(await anEditor(), { ...(await seenCase(joined.caseId)), intoId: caseId })
    await blocked(caseId)
    const done = await byMail(() => lifted(caseId))
    expect(done).toMatchObject({ state: 'accepted', suspended: [id, one.articleId, two.articleId] })
    expect(await theCase(caseId)).toMatchObject({ contributionId: null })
    expect(await clocksOf(caseId)).toEqual(['decide_limit'])
    expect(await inForce(id)).toMatchObject({ caseId, isSuspension: true })
    const letter = await textOf(caseId, 'block_lifted')
    expect([id, one.articleId].map((article) => letter.includes(pageOf(article)))).toEqual([true, false])
    const [ofOne = 0, ofTwo = 0] = done.split
    for (const [part, { id: contributionId, articleId }] of [
      [ofOne, one],
      [ofTwo, two],
    ] as const) {
      expect(await theCase(part)).toMatchObject({ state: 'awaiting_counter', contributionId })
      expect(await clocksOf(part)).toEqual(['counter_silence'])
      expect(await inForce(articleId)).toMatchObject({
        caseId: part,
        reason: 'copyright',
        isSuspension: true,
      })
      expect(await forwardedNotices(contributionId)).toMatchObject([{ caseId: part, canState: true }])
    }
    expect(await theCase(joined.caseId)).toMatchObject({ mergedIntoId: ofOne })
    expect(await textOf(joined.caseId, 'block_lifted')).toContain(pageOf(one.articleId))
    await answersBack(ofOne)
    expect(await Promise.all([id, one.articleId, two.articleId].map(statusOf))).toEqual([
      ...['suspended', 'published', 'suspended'],
    ])
  })

  it('needs its own authority and number, which name nobody', async () => {
    const { id } = await aFederationReport()
    const { caseId } = await aNotice([id])
    const chief = await aChiefEditor()
    const naming = { ...(await seenCase(caseId)), note, reference: `${order} ${ouyang.name}` }
    await expect(blockByOrder(chief, naming)).rejects.toMatchObject({
      ...{ code: 'invalid-input', fields: { reference: expect.any(String) } },
    })
    await blocked(caseId)
    const seen = { ...(await seenCase(caseId)), note }
    for (const reference of ['', ouyang.name])
      await expect(liftBlock(chief, { ...seen, reference })).rejects.toMatchObject({
        ...{ code: 'invalid-input', fields: { reference: expect.any(String) } },
      })
    expect(await stateOf(id)).toBe(451)
  })
})

describe('what the order was not alone to keep from readers', () => {
  const other = { email: 'other@example.cn', phone: null }
  let one = 0
  let two = 0
  let id = 0
  beforeEach(async () => {
    id = (await aFederationReport()).id
    one = (await anAcceptedCase([id])).caseId
    two = (await anAcceptedCase([id], other)).caseId
  })

  it.each(['the first', 'the second'])(
    'stays 451 by the other order where %s is lifted, until both are',
    async (which) => {
      await blocked(one)
      await blocked(two)
      const [first, last] = which === 'the first' ? [one, two] : [two, one]
      const heard = await purgedTags(() => lifted(first))
      expect(heard).toEqual([])
      expect((await stepOf(first)).details).toMatchObject({ suspended: [], blockedByOthers: [id] })
      expect(await textOf(first, 'block_lifted')).toContain('仍不展示')
      expect(await stateOf(id)).toBe(451)
      expect(await inForce(id)).toMatchObject({ reason: 'legal_order', caseId: last })
      await restored(first)
      expect(await stateOf(id)).toBe(451)
      await lifted(last)
      expect((await stepOf(last)).details).toMatchObject({ suspended: [id], reference: revocation })
      await restored(last)
      expect(await stateOf(id)).toBe('article')
    },
  )

  it('is removed where another case has removed it meanwhile, and comes back by that one alone', async () => {
    await blocked(two)
    await removed(one)
    expect(await stateOf(id)).toBe(451)
    const heard = await purgedTags(() => lifted(two))
    expect(heard).toEqual([expect.arrayContaining([`article:${id}`])])
    expect((await stepOf(two)).details).toMatchObject({ suspended: [], removedBefore: [id] })
    expect(await stateOf(id)).toBe(410)
    expect(await inForce(id)).toMatchObject({ caseId: one, isSuspension: false })
    await restored(two)
    expect(await statusOf(id)).toBe('taken_down')
  })

  it('comes back with the last of two cases that are open', async () => {
    await blocked(one)
    await lifted(one)
    await restored(one)
    expect(await statusOf(id)).toBe('suspended')
    expect(await inForce(id)).toMatchObject({ caseId: two })
    await restored(two)
    expect(await stateOf(id)).toBe('article')
  })

  it('is free in the end, where both are lifted, or one is blocked, at the same moment', async () => {
    await blocked(one)
    await blocked(two)
    const both = await race(
      () => lifted(one),
      () => lifted(two),
    )
    expect(both).toMatchObject({ won: 2 })
    expect(await stateOf(id)).toBe(410)
    await blocked(one)
    const mixed = await race(
      () => lifted(one),
      () => blocked(two),
    )
    expect(mixed).toMatchObject({ won: 2 })
    expect(await stateOf(id)).toBe(451)
    expect(await inForce(id)).toMatchObject({ reason: 'legal_order', caseId: two })
    await lifted(two)
    expect(await stateOf(id)).toBe(410)
  })
})

it('what an editor had removed before the order stays removed for his reason; a draft stays one', async () => {
  const [gone, draft] = [await aFederationReport(), await aDraft()]
  const seen = await aFederationReport()
  const articleIds = [seen.id, gone.id, draft.id]
  const { caseId } = await aNotice(articleIds)
  await takeDownArticle(await aChiefEditor(), { ...gone, reason: 'source_withdrawn', note })
  await acceptCase(await anEditor(), { ...(await seenCase(caseId)), articleIds })
  await blocked(caseId)
  await lifted(caseId)
  expect((await stepOf(caseId)).details).toMatchObject({
    ...{ suspended: [seen.id], removedBefore: [gone.id], untouched: [draft.id] },
  })
  expect(await inForce(gone.id)).toMatchObject({ reason: 'source_withdrawn', caseId: null })
  await restored(caseId)
  expect(await Promise.all(articleIds.map(statusOf))).toEqual(['published', 'taken_down', 'draft'])
})
