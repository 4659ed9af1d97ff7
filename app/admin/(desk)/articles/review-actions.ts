'use server'

import type { Answer } from '#components/desk/article-content.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { approveReview } from '#lib/articles/review/approve-review.ts'
import { recallDraft, returnDraft } from '#lib/articles/review/return-draft.ts'
import { scheduleArticle, unscheduleArticle } from '#lib/articles/review/schedule-article.ts'
import { submitForReview } from '#lib/articles/review/submit-for-review.ts'
import { dataAction } from '#lib/web/action.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { answered } from './answered.ts'
import { stored } from './stored.ts'
import { decisionShape, submissionShape } from './submission.ts'
import { withdrawalFor } from './withdrawal.ts'

const refused = (refusal: Refusal): Answer => ({ done: false, refusal })

/** Saves, then submits. When the second is refused the first stays done, and the answer says so. */
export const submitAsTyped = dataAction(submissionShape, refused, async (submission) => {
  const goal = { status: 'in_review', message: '已送审。' } as const
  return stored(submission, goal, async (_, { id, version }) => {
    const saved = { id, version }
    const answer = await answered({ id }, async (editor) => {
      const submitted = await submitForReview(editor, saved)
      return { done: true, ...submitted, message: goal.message }
    })
    return answer.done ? answer : { ...answer, saved }
  })
})

export const approve = dataAction(decisionShape, refused, async ({ id, version, note }) =>
  answered({ id }, async (editor) => {
    const approved = await approveReview(editor, { id, version, note })
    return { done: true, ...approved, message: '已通过。' }
  }),
)

export const returnToDraft = dataAction(decisionShape, refused, async ({ id, version, note }) =>
  answered({ id }, async (editor) => {
    const returned = await returnDraft(editor, { id, version, note })
    return { done: true, ...returned, status: 'draft', message: '已退回。' }
  }),
)

export const recall = dataAction(decisionShape, refused, async ({ id, version, note }) =>
  answered({ id }, async (editor) => {
    const recalled = await recallDraft(editor, { id, version, note })
    return { done: true, ...recalled, status: 'draft', message: '已撤回送审。' }
  }),
)

/** Publishes what was approved as it is; the note is why its source may be reposted from, where it is not listed. */
export const publishApproved = dataAction(decisionShape, refused, async ({ id, version, note }) =>
  answered({ id }, async (editor) => {
    const published = await publishArticle(editor, { id, version, sourceReason: note })
    const withdrawal = await withdrawalFor(published.id)
    return { done: true, ...published, status: 'published', message: '已发布。', withdrawal }
  }),
)

export const schedule = dataAction(decisionShape, refused, async ({ id, version, note, at = '' }) =>
  answered({ id }, async (editor) => {
    const scheduled = await scheduleArticle(editor, { id, version, at, sourceReason: note })
    return { done: true, ...scheduled, status: 'scheduled', message: '已定时。' }
  }),
)

export const unschedule = dataAction(decisionShape, refused, async ({ id, version, note }) =>
  answered({ id }, async (editor) => {
    const approved = await unscheduleArticle(editor, { id, version, note })
    return { done: true, ...approved, status: 'approved', message: '已取消定时。' }
  }),
)
