'use server'

import { z } from 'zod'
import type { Latest } from '#components/desk/article-content.ts'
import { articleForDesk } from '#lib/articles/desk.ts'
import { rowNumber } from '#lib/seen-row.ts'
import { dataAction } from '#lib/web/action.ts'
import { actingEditor } from '#lib/web/session.ts'
import { latestOf } from './latest.ts'

const shape = z.object({ id: rowNumber })
const notKnown = (): Latest | null => null

/** How an article stands now, for a form that began from an older version; null where it cannot be told. */
export const readLatest = dataAction(shape, notKnown, async ({ id }) => {
  const article = await articleForDesk(await actingEditor(), id)
  return article && latestOf(article)
})
