'use server'

import type { Answer } from '#components/desk/article-content.ts'
import { amendArticle } from '#lib/articles/amend.ts'
import { deleteDraft, undeleteDraft } from '#lib/articles/delete-draft.ts'
import { discardWorkingCopy } from '#lib/articles/discard-working-copy.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { saveWorkingCopy } from '#lib/articles/save-working-copy.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { dataAction } from '#lib/web/action.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { answered } from './answered.ts'
import { contentInput } from './form-content.ts'
import { stored } from './stored.ts'
import { decisionShape, submissionShape } from './submission.ts'
import { withdrawalFor } from './withdrawal.ts'

const refused = (refusal: Refusal): Answer => ({ done: false, refusal })

export const saveArticle = dataAction(submissionShape, refused, async (submission) => {
  const goal = { status: 'draft', message: '草稿已保存。' } as const
  return stored(submission, goal, async (_, { id, version }) => ({ done: true, id, version, ...goal }))
})

/** Saves, then publishes. When the second is refused the first stays done, and the answer says so. */
export const publishAsTyped = dataAction(submissionShape, refused, async (submission) => {
  const goal = { status: 'published', message: '已发布，读者现在可以看到。' } as const
  return stored(submission, goal, async (_, { id, version }) => {
    const saved = { id, version }
    const answer = await answered({ id }, async (editor) => {
      const published = await publishArticle(editor, { ...saved, sourceReason: submission.sourceReason })
      return { done: true, ...published, ...goal, withdrawal: await withdrawalFor(published.id) }
    })
    return answer.done ? answer : { ...answer, saved }
  })
})

/** Stores what an editor prepares for a published article. */
export const saveCopy = dataAction(submissionShape, refused, async (submission) => {
  const { id, version, copyVersion, note, content } = submission
  const input = contentInput(content)
  const goal = { status: 'published', message: '已存，读者还看不到。' } as const
  return answered({ id, asked: { ...goal, content: input, note, isCopy: true } }, async (editor) => {
    const saved = await saveWorkingCopy(editor, { ...input, id, version, copyVersion, note })
    const message = saved.copyVersion > 0 ? goal.message : '和线上的文字一样，不留修改稿。'
    return { done: true, ...saved, ...goal, message }
  })
})

export const discardCopy = dataAction(decisionShape, refused, async ({ id, version, copyVersion }) =>
  answered({ id }, async (editor) => {
    const left = await discardWorkingCopy(editor, { id, version, copyVersion })
    return { done: true, ...left, status: 'published', message: '修改稿已放弃。' }
  }),
)

export const amend = dataAction(submissionShape, refused, async (submission) => {
  const { id, version, copyVersion, note, sourceReason, content } = submission
  const input = contentInput(content)
  const goal = { status: 'published', message: '修订已发布，读者现在看到的是修订后的内容。' } as const
  return answered({ id, asked: { ...goal, content: input, note } }, async (editor) => {
    const amended = await amendArticle(editor, { ...input, id, version, copyVersion, note, sourceReason })
    return { done: true, ...amended, ...goal, withdrawal: await withdrawalFor(amended.id) }
  })
})

export const takeDown = dataAction(decisionShape, refused, async ({ id, version, reason, note }) =>
  answered({ id }, async (editor) => {
    const { status, ...down } = await takeDownArticle(editor, { id, version, reason, note })
    return {
      done: true,
      ...down,
      status: 'taken_down',
      message: `已下架，读者打开时显示“本文已下架”（状态码 ${status}）。`,
    }
  }),
)

export const restore = dataAction(decisionShape, refused, async ({ id, version, note }) =>
  answered({ id }, async (editor) => {
    const restored = await restoreArticle(editor, { id, version, note })
    return { done: true, ...restored, status: 'published', message: '已恢复，读者现在可以看到。' }
  }),
)

/** Called `discard`, since `delete` is a word of the language. */
export const discard = dataAction(decisionShape, refused, async ({ id, version }) =>
  answered({ id }, async (editor) => {
    const deleted = await deleteDraft(editor, { id, version })
    return { done: true, ...deleted, status: 'deleted', message: '草稿已删除。' }
  }),
)

export const undelete = dataAction(decisionShape, refused, async ({ id, version }) =>
  answered({ id }, async (editor) => {
    const draft = await undeleteDraft(editor, { id, version })
    return { done: true, ...draft, status: 'draft', message: '草稿已恢复。' }
  }),
)
