'use server'

import { z } from 'zod'
import type { Answer } from '#components/desk/article-content.ts'
import type { Editor } from '#lib/actors/editor.ts'
import { articleForDesk } from '#lib/articles/desk.ts'
import { discardWorkingCopy } from '#lib/articles/discard-working-copy.ts'
import { correctWithText } from '#lib/cases/correct-case.ts'
import { acceptedCaseOf } from '#lib/cases/desk-held-article.ts'
import { prepareCorrection } from '#lib/cases/prepare-correction.ts'
import { DomainError } from '#lib/errors.ts'
import { seenRow } from '#lib/seen-row.ts'
import { dataAction } from '#lib/web/action.ts'
import { type Refusal, refusalOf } from '#lib/web/form-state.ts'
import { actingEditor } from '#lib/web/session.ts'
import { contentInput } from '../../../../articles/form-content.ts'
import { latestOf } from '../../../../articles/latest.ts'
import { decisionShape, type GivenSubmission, submissionShape } from '../../../../articles/submission.ts'

const refused = (refusal: Refusal): Answer => ({ done: false, refusal })

const press = z.object({ seen: seenRow, given: submissionShape }).strict()

// The form stands as for a published article: what it sends is an amendment with its public note.
const status = 'published' as const

/** Stores what is written for a suspended article. */
export const prepareSuspended = dataAction(press, refused, async ({ seen, given }) =>
  answered(given, async (editor, text) => {
    const saved = await prepareCorrection(editor, { ...text, caseId: seen.id })
    const message = saved.copyVersion > 0 ? '已存，读者看不到。' : '和原来的文字一样，不留修改稿。'
    return { done: true, ...saved, status, message }
  }),
)

/** Of a case that has suspended one article: gives it back with its new text, with the public correction, and closes the case, or
 *  proposes that. Of several the text is checked and stored: the case asks for each how it ends. */
export const correctSuspended = dataAction(press, refused, async ({ seen, given }) =>
  answered(given, async (editor, text) => {
    const holding = await acceptedCaseOf(editor, { caseId: seen.id, articleId: text.id })
    if (holding && (holding.articles > 1 || holding.isHeldByOther)) {
      const saved = await prepareCorrection(editor, { ...text, caseId: seen.id, isFinal: true })
      return { done: true, ...saved, status, message: '修改稿已写好。' }
    }
    const { isProposed } = await correctWithText(editor, { ...text, seen })
    const { version = text.version } = (await articleForDesk(editor, text.id)) ?? {}
    const message = isProposed ? '已提出，等待另一位有权限的人确认。' : '已更正并恢复展示，本案结案。'
    return { done: true, id: text.id, version, status, message }
  }),
)

/** Throws away what is written for a suspended article. */
export const discardPrepared = dataAction(
  decisionShape,
  refused,
  async ({ id, version, copyVersion }): Promise<Answer> => {
    const left = await discardWorkingCopy(await actingEditor(), { id, version, copyVersion })
    return { done: true, ...left, status, message: '修改稿已放弃。' }
  },
)

function textOf({ id, version, copyVersion, note, content }: GivenSubmission) {
  if (id === null) throw new DomainError('wrong-state', '这篇文章已不在待决定的案件里，请回到案件看看。')
  return { ...contentInput(content), id, version, copyVersion, note }
}

/** A refusal brings along the newest text, where another one is stored than the form has seen. */
async function answered(
  given: GivenSubmission,
  act: (editor: Editor, text: ReturnType<typeof textOf>) => Promise<Answer>,
): Promise<Answer> {
  const editor = await actingEditor()
  try {
    return await act(editor, textOf(given))
  } catch (error) {
    const refusal = refusalOf(error)
    const article =
      refusal.code === 'conflict' && given.id !== null ? await articleForDesk(editor, given.id) : null
    const isOther =
      article &&
      (article.version !== given.version || (article.workingCopy?.version ?? 0) !== given.copyVersion)
    return isOther ? { done: false, refusal, latest: latestOf({ ...article, status }) } : refused(refusal)
  }
}
