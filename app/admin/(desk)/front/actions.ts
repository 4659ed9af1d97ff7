'use server'

import { z } from 'zod'
import type { FoundArticles, FrontAnswer } from '#components/desk/front-entry.ts'
import { listForDesk } from '#lib/articles/desk-list.ts'
import { arrangeFront } from '#lib/front/arrange-front.ts'
import { typedSlotsSchema } from '#lib/front/slot-schema.ts'
import { parseInput } from '#lib/input.ts'
import { seenVersion } from '#lib/seen-row.ts'
import { dataAction } from '#lib/web/action.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { actingEditor } from '#lib/web/session.ts'
import { foundArticle } from './front-article.ts'

const refused = (refusal: Refusal): { done: false; refusal: Refusal } => ({ done: false, refusal })

const city = z.string().max(40).nullable()
const typed = z.object({ slots: typedSlotsSchema })

export const arrange = dataAction(
  // What is wrong with the slots is told beside them.
  z.object({ city, version: seenVersion, slots: z.unknown() }),
  refused,
  async ({ slots, ...page }): Promise<FrontAnswer> => {
    await arrangeFront(await actingEditor(), { ...page, ...parseInput(typed, { slots }) })
    return { done: true, message: '已发布，读者现在看到的就是这样。' }
  },
)

/** How many articles a search offers. */
const OFFERED = 20

export const find = dataAction(
  z.object({ city, q: z.string().max(200) }),
  refused,
  async ({ city, q }): Promise<FoundArticles> => {
    const filter = { status: 'published', q, limit: OFFERED } as const
    const { items } = await listForDesk(await actingEditor(), {
      ...filter,
      ...(city === null ? {} : { citySlug: city }),
    })
    return { done: true, articles: items.map(foundArticle) }
  },
)
