import { describe, expect, it } from 'vitest'
import { acceptCase } from '#lib/cases/accept-case.ts'
import { blockByOrder } from '#lib/cases/block-by-order.ts'
import { theClocks } from '#lib/cases/case-actors.ts'
import { barsOfCase } from '#lib/cases/desk-bars.ts'
import { forgetSides } from '#lib/cases/forget-cases.ts'
import { liftBar } from '#lib/cases/lift-bar.ts'
import { liftBlock } from '#lib/cases/lift-block.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import type { NoticeFieldsInput } from '#lib/cases/notice-fields.ts'
import { rejectCase } from '#lib/cases/reject-case.ts'
import { reopenCase } from '#lib/cases/reopen-case.ts'
import { restoreByCase, restoreCase } from '#lib/cases/restore-case.ts'
import { withdrawCase } from '#lib/cases/withdraw-case.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { deleteExpiredIdentities } from '#lib/parties/delete-expired-identities.ts'
import {
  aForwardedCase,
  aMistypedNotice,
  aNotice,
  answersBack,
  byMail,
  eventsOf,
  lettersOf,
  onPaper,
  seenCase,
  statusOf,
  textOf,
  theCase,
} from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anEditor } from '../../support/cast.ts'
import { aPublishedContribution } from '../../support/contribution-cast.ts'
import { race } from '../../support/verb-laws.ts'

// Purpose: who was answered by a counter-notice of a work gives no second notice of it (条例 §17), nobody else is kept from one, and an
// editor has the last word.

const note = '法院已判决投诉人胜诉'
const stranger = { name: '何不同', email: 'he@example.cn', phone: null }

/** Her notice of a contribution, on paper, which a counter-notice gave back to readers. */
async function restored(changes: Partial<NoticeFieldsInput> = {}) {
  const given = await aForwardedCase(changes)
  await onPaper(given.caseId)
  await answersBack(given.caseId)
  return given
}

const barIds = async (caseId: number) =>
  (await barsOfCase(await anEditor(), caseId)).made.flatMap(({ id, liftedAt }) => (liftedAt ? [] : id))

const lifted = async (caseId: number) =>
  liftBar(await aChiefEditor(), {
    ...(await seenCase(caseId)),
    barIds: await barIds(caseId),
    note,
  })

describe('a second notice of a restored work', () => {
  it.each<[string, Partial<NoticeFieldsInput>, string | null]>([
    ['her own', {}, 'refused'],
    [
      'by another spelling of her telephone and name',
      { name: '欧阳 敏仪', email: null, phone: '+86 13800138000' },
      'refused',
    ],
    ['by her name and one of her contacts', { email: 'new@example.cn' }, 'refused'],
    ['by her contacts and another name', { name: '欧阳锋' }, 'contact'],
    ['by her name and other contacts', { email: 'new@example.cn', phone: null }, 'name'],
    ['for another right holder', { relation: 'agent', agentFor: '佛山市图片社' }, 'agent'],
    ['by somebody who acts for her', { ...stranger, relation: 'agent', agentFor: '欧阳敏仪' }, 'name'],
    ['of a stranger', stranger, null],
    ['of another right', { kind: 'reputation', facts: '第二段不实' }, null],
  ])('%s: %s', async (_, changes, expected) => {
    const { caseId, articleId } = await restored()
    const again = await aNotice([articleId], changes)
    const { flags } = await barsOfCase(await anEditor(), again.caseId)
    const isRefused = expected === 'refused'
    expect(await eventsOf(again.caseId)).toEqual(isRefused ? ['receive', 'reject-barred'] : ['receive'])
    expect(await lettersOf(again.caseId)).toEqual([isRefused ? 'barred' : 'received'])
    const likeness = isRefused ? 'full' : expected
    expect(flags).toEqual(
      likeness === null ? [] : [{ madeBy: caseId, likeness, articles: [{ articleId, restored: articleId }] }],
    )
    if (isRefused) return
    const { suspended } = await acceptCase(await anEditor(), await seenCase(again.caseId))
    expect(suspended, 'nothing but a full match is automatic').toEqual([articleId])
  })

  it('an editor refuses where he takes a half match for the same person, and only there', async () => {
    const { articleId } = await restored()
    const { id } = await aFederationReport()
    const editor = await anEditor()
    const refuse = async (caseId: number) =>
      rejectCase(editor, { ...(await seenCase(caseId)), reason: 'barred', note: '' })
    const half = await aNotice([articleId], { name: '欧阳锋' })
    await refuse(half.caseId)
    expect(await lettersOf(half.caseId)).toEqual(['received', 'barred'])
    expect(await textOf(half.caseId, 'barred')).toContain('可以向人民法院起诉')
    const step = await db().caseStep.findFirstOrThrow({ where: { caseId: half.caseId, event: 'reject' } })
    expect(step.law).toContain('第十七条')
    const unlike = await aNotice([articleId], stranger)
    const partly = await aNotice([articleId, id], { name: '欧阳锋' })
    for (const [{ caseId }, words] of [
      [unlike, '没有对这一投诉人生效'],
      [partly, `文章 ${id} 不在`],
    ] as const)
      await expect(refuse(caseId)).rejects.toMatchObject({
        ...{ code: 'invalid-input', fields: { reason: expect.stringContaining(words) } },
      })
  })
})

describe('a bar of a notice that anybody could have given in her name', () => {
  it('leaves her own first notice to an editor, who sees it, and accepts it or refuses it', async () => {
    const { caseId, articleId } = await aForwardedCase()
    await answersBack(caseId)
    const [hers, again] = [await aNotice([articleId]), await aNotice([articleId])]
    const editor = await anEditor()
    for (const one of [hers, again]) {
      expect(await eventsOf(one.caseId)).toEqual(['receive'])
      expect(await lettersOf(one.caseId)).toEqual(['received'])
      expect((await barsOfCase(editor, one.caseId)).flags).toMatchObject([
        { madeBy: caseId, likeness: 'unconfirmed' },
      ])
    }
    expect((await acceptCase(editor, await seenCase(hers.caseId))).suspended).toEqual([articleId])
    await rejectCase(editor, { ...(await seenCase(again.caseId)), reason: 'barred', note: '' })
    expect(await lettersOf(again.caseId)).toEqual(['received', 'barred'])
  })

  it('holds by itself once an editor has confirmed who its claimant is', async () => {
    const { caseId, articleId } = await aForwardedCase({ isForeign: true })
    await answersBack(caseId)
    await db().rightsCase.update({ where: { id: caseId }, data: { foreignConfirmedAt: new Date() } })
    expect(await eventsOf((await aNotice([articleId])).caseId)).toEqual(['receive', 'reject-barred'])
  })
})

describe('the work', () => {
  it('is also that of another article with the same text, received or added by an editor', async () => {
    const { caseId, articleId } = await restored()
    const { body } = await db().article.findUniqueOrThrow({ where: { id: articleId } })
    const [copy, other] = [await aFederationReport(), await aFederationReport()]
    // A text that is too short for a fingerprint is the same where the whole body is.
    await db().article.update({ where: { id: copy.id }, data: { body: body ?? {} } })
    await db().$executeRaw`
      UPDATE article_fingerprint SET (hash, bands) = (SELECT hash, bands FROM article_fingerprint WHERE article_id = ${articleId})
      WHERE article_id = ${copy.id}`
    const again = await aNotice([copy.id])
    expect(await eventsOf(again.caseId)).toEqual(['receive', 'reject-barred'])
    const wider = await aMistypedNotice([other.id])
    const accepted = acceptCase(await anEditor(), {
      ...(await seenCase(wider.caseId)),
      articleIds: [other.id, copy.id],
    })
    await expect(accepted).rejects.toMatchObject({
      ...{ code: 'invalid-input', details: { barred: [copy.id], madeBy: [caseId] } },
      fields: { articleIds: expect.stringMatching(/第十七条.*C-0001 解除限制/) },
    })
    expect([await statusOf(other.id), await statusOf(copy.id)]).toEqual(['published', 'published'])
    await db().$executeRaw`UPDATE article_fingerprint SET hash = 0, bands = '{}'`
    expect(await eventsOf((await aNotice([copy.id])).caseId), 'too short').toContain('reject-barred')
    expect(await eventsOf((await aNotice([other.id])).caseId)).toEqual(['receive'])
  })
})

it('a bar outlives the identity of whom it holds against, and knows him by keyed hashes alone', async () => {
  const { caseId, articleId } = await restored()
  await db().party.updateMany({ data: { until: new Date(Date.now() - 1_000) } })
  await deleteExpiredIdentities()
  await forgetSides()
  expect(await theCase(caseId)).toMatchObject({ partyId: null, claimantKey: null })
  expect(await eventsOf((await aNotice([articleId])).caseId)).toEqual(['receive', 'reject-barred'])
  const half = await aNotice([articleId], { name: '欧阳锋' })
  expect((await barsOfCase(await anEditor(), half.caseId)).flags).toMatchObject([{ likeness: 'contact' }])
})

describe('a bar that an editor has lifted', () => {
  it('holds no more: the refused notice is taken up again and accepted, and its claimant was told', async () => {
    const { caseId, articleId } = await restored()
    const again = await aNotice([articleId])
    const [editor, chief] = [await anEditor(), await aChiefEditor()]
    const reopened = async () => reopenCase(editor, { ...(await seenCase(again.caseId)), note })
    await expect(reopened()).rejects.toMatchObject({
      ...{ code: 'wrong-state', details: { barred: [articleId], madeBy: [caseId] } },
      message: expect.stringContaining('C-0001 解除限制'),
    })
    expect(await eventsOf(again.caseId)).toEqual(['receive', 'reject-barred'])
    const ids = await barIds(caseId)
    const input = { ...(await seenCase(caseId)), barIds: ids, note }
    await expect(liftBar(chief, { ...input, barIds: [...ids, 4711] })).rejects.toMatchObject({
      fields: { barIds: expect.any(String) },
    })
    await expect(liftBar(chief, { ...input, note: '欧阳敏仪胜诉' })).rejects.toMatchObject({
      code: 'invalid-input',
    })
    await liftBar(chief, input)
    expect((await barsOfCase(editor, caseId)).made).toMatchObject([{ articleId, liftedAt: expect.any(Date) }])
    expect(await db().barredKey.count(), 'nobody is known again by it').toBe(0)
    expect(await lettersOf(caseId)).toContain('bar_lifted')
    expect(await textOf(caseId, 'bar_lifted')).toContain(`/articles/${articleId}`)
    await reopened()
    expect((await acceptCase(editor, await seenCase(again.caseId))).suspended).toEqual([articleId])
  })

  it.each(['open again after an order', 'withdrawn after it'])(
    'is lifted from a case that is %s',
    async (so) => {
      const { caseId, receipt } = await restored()
      await blockByOrder(await aChiefEditor(), {
        ...{ ...(await seenCase(caseId)), reference: '粤网信〔2026〕1号', note },
      })
      await liftBlock(await aChiefEditor(), {
        ...(await seenCase(caseId)),
        reference: '粤网信〔2026〕2号',
        note,
      })
      if (so.startsWith('withdrawn')) await transaction((tx) => withdrawCase(tx, receipt))
      await lifted(caseId)
      expect(await db().barredWork.count({ where: { liftedAt: null } })).toBe(0)
      expect((await eventsOf(caseId)).at(-1)).toBe('lift-bar')
    },
  )

  it('and an acceptance at the same moment: the editor is refused with the way out, or goes on', async () => {
    const { caseId, articleId } = await restored()
    const { id } = await aFederationReport()
    const other = await aMistypedNotice([id])
    const seen = await seenCase(other.caseId)
    const editor = await anEditor()
    const accept = () => acceptCase(editor, { ...seen, articleIds: [id, articleId] })
    const { won, refused } = await race(() => lifted(caseId), accept)
    expect([won, refused]).toEqual(refused.length > 0 ? [1, ['invalid-input']] : [2, []])
    if (refused.length > 0) await accept()
    expect([await statusOf(id), await statusOf(articleId)]).toEqual(['suspended', 'suspended'])
  })
})

it('an acceptance that waited for the restoring of the same article sees its bar', async () => {
  const one = await aForwardedCase()
  await onPaper(one.caseId)
  const { id } = await aFederationReport()
  const other = await aNotice([id, one.articleId])
  const [seen, editor] = [await seenCase(other.caseId), await anEditor()]
  const { refused } = await race(
    () => answersBack(one.caseId),
    () => acceptCase(editor, seen),
  )
  const isBarred = refused.length > 0
  expect(await statusOf(id)).toBe(isBarred ? 'published' : 'suspended')
  expect(await statusOf(one.articleId)).toBe(isBarred ? 'published' : 'suspended')
})

describe('a restoring that a counter-notice led to, but not by itself', () => {
  /** Its counter-notice came and is whole, and the case waits, as one under the DMCA does. */
  const waiting = async (kind: 'copyright' | 'reputation') => {
    const { articleId } = await aPublishedContribution()
    const [main, one] = [
      await aNotice([articleId], { kind }),
      await aNotice([articleId], { ...stranger, kind }),
    ]
    for (const { caseId } of [main, one]) await onPaper(caseId)
    const editor = await anEditor()
    await mergeCases(editor, { ...(await seenCase(one.caseId)), intoId: main.caseId })
    await byMail(async () => acceptCase(editor, await seenCase(main.caseId)))
    await db().counterNotice.updateMany({
      data: { receivedAt: new Date(), forwardedAt: new Date(), missing: [] },
    })
    await db().rightsCase.update({ where: { id: main.caseId }, data: { state: 'counter_received' } })
    return { articleId, main: main.caseId, one: one.caseId }
  }
  const barredWords = '依照《信息网络传播权保护条例》第十七条，您不得就同一作品再次通知本站删除。'
  const restores = {
    'an editor': async (id: number) =>
      restoreCase(await aChiefEditor(), { ...(await seenCase(id)), note: '没有起诉' }),
    'the end of the DMCA’s time': (id: number) =>
      transaction((tx) =>
        restoreByCase(tx, theClocks, { id }, { move: 'restore-by-dmca', at: new Date(), note: '' }),
      ),
  }

  it.each(['an editor', 'the end of the DMCA’s time'] as const)('%s bars every claimant', async (who) => {
    const { articleId, main, one } = await waiting('copyright')
    await restores[who](main)
    expect(await statusOf(articleId)).toBe('published')
    if (who === 'an editor') {
      expect(await textOf(main, 'restored')).toContain(barredWords)
      const { publicWording } = await db().caseStep.findFirstOrThrow({ where: { event: 'restore' } })
      expect(publicWording).toContain(barredWords)
      expect(await textOf(main, 'restored_to_contributor')).not.toContain(barredWords)
    }
    expect(await theCase(one)).toMatchObject({ outcome: 'merged', mergedIntoId: main })
    expect((await lettersOf(one)).at(-1)).toBe('barred')
    for (const changes of [{}, stranger])
      expect(await eventsOf((await aNotice([articleId], changes)).caseId)).toContain('reject-barred')
  })

  it('bars nobody from complaining of another right', async () => {
    const { main, one } = await waiting('reputation')
    await restores['an editor'](main)
    expect(await db().barredWork.count()).toBe(0)
    expect(await theCase(one)).toMatchObject({ state: 'received', mergedIntoId: null })
  })
})
