import { describe, expect, it } from 'vitest'
import { publishArticle } from '#lib/articles/publish.ts'
import { approveReview } from '#lib/articles/review/approve-review.ts'
import { recallDraft, returnDraft } from '#lib/articles/review/return-draft.ts'
import { submitForReview } from '#lib/articles/review/submit-for-review.ts'
import { saveDraft } from '#lib/articles/save-draft.ts'
import { db } from '#lib/db/client.ts'
import { aChiefEditor, aDraft, anAdmin, anEditor, aReportsContent } from '../../../support/cast.ts'
import { anApprovedDraft, aScheduledArticle, aSubmittedDraft, set } from '../../../support/review-cast.ts'
import { obeysTheVerbLaws, race } from '../../../support/verb-laws.ts'

describe('submitForReview', () => {
  obeysTheVerbLaws({
    move: 'submit',
    call: (editor, seen) => submitForReview(editor, seen),
    event: 'article_submitted',
  })

  it('takes what is whole alone, since nobody changes it afterwards', async () => {
    const draft = await aDraft({ body: { type: 'doc', content: [] }, sourceName: null })
    await expect(submitForReview(await anEditor(), draft)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { body: '正文还是空的', sourceName: '请填写来源' },
    })
    const submitted = await aSubmittedDraft()
    const saved = saveDraft(await anEditor(), {
      ...submitted,
      ...(await aReportsContent()),
      origin: 'repost',
    })
    await expect(saved).rejects.toMatchObject({ code: 'wrong-state', details: { status: 'in_review' } })
  })

  it('is an approval at once where the newsroom reviews in no stage', async () => {
    await set('articles.review_stages', 0)
    const passed = await submitForReview(await anEditor(), await aDraft())
    expect(passed.status).toBe('approved')
    expect(await db().reviewStep.findMany()).toMatchObject([{ decision: 'submitted', stages: 0 }])
  })
})

describe('approveReview', () => {
  obeysTheVerbLaws({
    move: 'approve',
    call: (editor, seen) => approveReview(editor, seen),
    event: 'article_approved',
  })

  it('goes through as many stages as were set when it was submitted, the last one the chief’s', async () => {
    await set('articles.review_stages', 3)
    const submitted = await submitForReview(await anAdmin(), await aDraft())
    await set('articles.review_stages', 1)
    const first = await approveReview(await anEditor(), { ...submitted, note: '可' })
    expect(first).toMatchObject({ status: 'in_review', version: submitted.version + 1 })
    const { id: other } = await db().editor.create({
      data: { id: 'editor-he', name: '何编辑', email: 'he@example.cn', role: 'editor' },
    })
    const second = await approveReview({ ...(await anEditor()), id: other, name: '何编辑' }, first)
    await expect(approveReview({ ...(await anEditor()), id: other }, second)).rejects.toMatchObject({
      code: 'forbidden',
    })
    const last = await approveReview(await aChiefEditor(), second)
    expect(last.status).toBe('approved')
    const said = await db().auditEntry.findMany({ where: { articleId: last.id }, orderBy: { id: 'asc' } })
    expect(said.slice(2).map(({ event, details }) => [event, (details as { stage: string }).stage])).toEqual([
      ['article_stage_approved', '初审'],
      ['article_stage_approved', '复审'],
      ['article_approved', '终审'],
    ])
  })

  it('is nobody’s of his own text, nor twice of one text, unless the newsroom allows it', async () => {
    const chief = await aChiefEditor()
    const own = await submitForReview(chief, await aDraft())
    await expect(approveReview(chief, own)).rejects.toMatchObject({
      code: 'forbidden',
      message: '这篇稿件是您送审的，或者您已审过前一级，须由别人来审。',
    })
    await set('articles.review_stages', 2)
    const admin = await anAdmin()
    const first = await approveReview(admin, await submitForReview(chief, await aDraft()))
    await expect(approveReview(admin, first)).rejects.toMatchObject({ code: 'forbidden' })
    await set('articles.no_own_approval', false)
    expect(await approveReview(admin, first)).toMatchObject({ status: 'approved' })
    expect(await approveReview(chief, own)).toMatchObject({ status: 'approved' })
  })

  it('happens once when two chiefs press at the same moment', async () => {
    const seen = await aSubmittedDraft()
    const [one, other] = [await aChiefEditor(), await anAdmin()]
    const { won, refused } = await race(
      () => approveReview(one, seen),
      () => approveReview(other, seen),
    )
    expect({ won, refused }).toEqual({ won: 1, refused: ['wrong-state'] })
    expect(await db().reviewStep.count({ where: { decision: 'approved' } })).toBe(1)
  })
})

describe('returnDraft', () => {
  obeysTheVerbLaws({
    move: 'return',
    call: (editor, seen) => returnDraft(editor, { ...seen, note: '标题太长' }),
    event: 'article_returned',
  })

  it('says what is to be changed, and drops the time that was set', async () => {
    const seen = await aScheduledArticle()
    const chief = await aChiefEditor()
    await expect(returnDraft(chief, { ...seen, note: ' ' })).rejects.toMatchObject({
      fields: { note: '请写明要改什么' },
    })
    const draft = await returnDraft(chief, { ...seen, note: '标题太长' })
    expect(await db().articleSchedule.count()).toBe(0)
    const again = await submitForReview(await anEditor(), draft)
    await approveReview(chief, again)
    const steps = await db().reviewStep.findMany({ orderBy: { id: 'asc' } })
    expect(steps.map(({ decision, note }) => [decision, note])).toEqual([
      ...[
        ['submitted', ''],
        ['approved', ''],
        ['returned', '标题太长'],
      ],
      ...[
        ['submitted', ''],
        ['approved', ''],
      ],
    ])
  })
})

describe('recallDraft', () => {
  obeysTheVerbLaws({
    move: 'recall',
    call: (editor, seen) => recallDraft(editor, seen),
    event: 'article_recalled',
  })
})

describe('publishing', () => {
  it('of a draft needs a review where the newsroom says so, and of what was approved never another one', async () => {
    const editor = await anEditor()
    const draft = await aDraft()
    await set('articles.review_required', true)
    await expect(publishArticle(editor, draft)).rejects.toMatchObject({
      code: 'wrong-state',
      message: '按现在的设置，稿件须先送审，审过才能发布。',
    })
    const approved = await anApprovedDraft({ title: '另一篇' })
    expect(await publishArticle(editor, approved)).toMatchObject({ id: approved.id })
    await set('articles.review_stages', 0)
    expect(await publishArticle(editor, draft)).toMatchObject({ id: draft.id })
  })
})
