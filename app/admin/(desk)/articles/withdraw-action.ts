'use server'

import type { WithdrawVerb } from '#components/desk/withdrawal-bar.tsx'
import { articleForDesk } from '#lib/articles/desk.ts'
import { withdrawArticle } from '#lib/articles/withdraw.ts'
import { DomainError } from '#lib/errors.ts'
import { seenRow } from '#lib/seen-row.ts'
import { dataAction } from '#lib/web/action.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { actingEditor } from '#lib/web/session.ts'
import { latestOf } from './latest.ts'

type Answer = Awaited<ReturnType<WithdrawVerb>>

const refused = (refusal: Refusal): Answer => ({ done: false, refusal })

/** Takes back a publication or an amendment of a moment ago, and tells how the article stands then. */
export const withdraw = dataAction(seenRow, refused, async (seen): Promise<Answer> => {
  const editor = await actingEditor()
  await withdrawArticle(editor, seen)
  const article = await articleForDesk(editor, seen.id)
  if (!article) throw new DomainError('not-found', '没有这篇文章。')
  return { done: true, latest: latestOf(article) }
})
