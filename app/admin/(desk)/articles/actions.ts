'use server'

import type { Answer, Refused } from '#components/desk/article-content.ts'
import { amendArticle } from '#lib/articles/amend.ts'
import { createDraft } from '#lib/articles/create-draft.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { saveDraft } from '#lib/articles/save-draft.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import type { Editor } from '#lib/editors/editor.ts'
import { dataAction } from '#lib/web/action.ts'
import { type Refusal, refusalOf } from '#lib/web/form-state.ts'
import { actingEditor } from '#lib/web/session.ts'
import { contentInput } from './content.ts'
import { latestFor } from './latest.ts'
import { type GivenSubmission, rulingShape, submissionShape } from './submission.ts'

const refused = (refusal: Refusal): Answer => ({ done: false, refusal })

export const saveArticle = dataAction(submissionShape, refused, async (submission) =>
  answered(submission.id, async (editor) => {
    const saved = await store(editor, submission)
    return { done: true, ...saved, status: 'draft', message: '草稿已保存。' }
  }),
)

/** Saves, then publishes. When the second is refused the first stays done, and the answer says so. */
export const publishAsTyped = dataAction(submissionShape, refused, async (submission) =>
  answered(submission.id, async (editor) => {
    const saved = await store(editor, submission)
    const answer = await answered(saved.id, async () => {
      const published = await publishArticle(editor, saved)
      return { done: true, ...published, status: 'published', message: '已发布，读者现在可以看到。' }
    })
    return answer.done ? answer : { ...answer, saved }
  }),
)

export const amend = dataAction(submissionShape, refused, async ({ id, version, note, content }) =>
  answered(id, async (editor) => {
    const amended = await amendArticle(editor, { ...contentInput(content), id, version, note })
    return { done: true, ...amended, status: 'published', message: '修订已发布，读者现在看到的是新的文字。' }
  }),
)

export const takeDown = dataAction(rulingShape, refused, async ({ id, version, reason, note }) =>
  answered(id, async (editor) => {
    const { status, ...down } = await takeDownArticle(editor, { id, version, reason, note })
    return {
      done: true,
      ...down,
      status: 'taken_down',
      message: `已下架，读者打开时显示“本文已下架”（状态码 ${status}）。`,
    }
  }),
)

export const restore = dataAction(rulingShape, refused, async ({ id, version, note }) =>
  answered(id, async (editor) => {
    const restored = await restoreArticle(editor, { id, version, note })
    return { done: true, ...restored, status: 'published', message: '已恢复，读者现在可以看到。' }
  }),
)

function store(editor: Editor, { id, version, origin, content }: GivenSubmission) {
  const input = contentInput(content)
  return id === null
    ? createDraft(editor, { ...input, origin })
    : saveDraft(editor, { ...input, id, version })
}

/** Runs a verb for whoever is signed in; a refusal for staleness brings along how the article stands now. */
async function answered(id: number | null, act: (editor: Editor) => Promise<Answer>): Promise<Answer> {
  try {
    return await act(await actingEditor())
  } catch (error) {
    const refusal = refusalOf(error)
    const isStale = refusal.code === 'conflict' || refusal.code === 'wrong-state'
    if (!isStale || id === null) return { done: false, refusal }
    const latest = await latestFor(await actingEditor(), id)
    return { done: false, refusal, ...(latest ? { latest } : {}) } satisfies Refused
  }
}
