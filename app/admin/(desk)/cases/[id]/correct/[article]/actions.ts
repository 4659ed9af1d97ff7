'use server'

import { z } from 'zod'
import type { Answer } from '#components/desk/article-content.ts'
import { articleForDesk } from '#lib/articles/desk.ts'
import { correctCase } from '#lib/cases/correct-case.ts'
import { DomainError } from '#lib/errors.ts'
import { seenRow } from '#lib/seen-row.ts'
import { dataAction } from '#lib/web/action.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { actingEditor } from '#lib/web/session.ts'
import { contentInput } from '../../../../articles/form-content.ts'
import { submissionShape } from '../../../../articles/submission.ts'

const refused = (refusal: Refusal): Answer => ({ done: false, refusal })

const press = z.strictObject({ seen: seenRow, given: submissionShape })

/** Gives a suspended article back with its new text and closes its case, as its page showed it, with the public correction, in one act. */
export const correctSuspended = dataAction(press, refused, async ({ seen, given }): Promise<Answer> => {
  const editor = await actingEditor()
  const { id, version: seenArticle, note, content } = given
  if (id === null) throw new DomainError('wrong-state', '这篇文章已不在待决定的案件里，请回到案件看看。')
  const amendments = [{ articleId: id, version: seenArticle, note, content: contentInput(content) }]
  const { isProposed } = await correctCase(editor, { ...seen, amendments })
  const version = (await articleForDesk(editor, id))?.version ?? seenArticle
  if (isProposed)
    return { done: true, id, version, status: 'suspended', message: '已提出，等待另一位有权限的人确认。' }
  return { done: true, id, version, status: 'published', message: '已更正并恢复展示，本案结案。' }
})

/** A suspended article has no working copy: what is prepared for it would wait for nobody. */
export const refuseCopy = dataAction(submissionShape, refused, async (): Promise<Answer> => {
  throw new DomainError('wrong-state', '暂停展示的文章不能另存修改稿。写好更正说明后，请提交修订。')
})
