import type { Zone } from '#lib/front/front-types.ts'
import type { Refusal } from '#lib/web/form-state.ts'

/** A place on the page: a zone, and of a column's block the column. */
export type FrontPlace = { zone: Zone; columnId: number | null }

export type FrontArticle = {
  id: number
  title: string
  city: string
  /** When it was published, in words. */
  published: string
  /** Why readers do not see it here; empty where they do. */
  absence: string
}

/** An article at a place, as the page holds it until it is published. */
export type FrontSlot = FrontPlace & {
  /** Tells it from the others on the page. */
  key: string
  article: FrontArticle
  /** `YYYY-MM-DDTHH:mm` in Shanghai; empty for none. */
  startsAt: string
  endsAt: string
}

export type FrontColumn = { id: number; name: string }

/** What is brought to a place: a slot from another one, or an article that was found. */
export type Dragged = FrontSlot | FrontArticle

/** A place by its name, with what stands there where nobody placed anything. */
export type NamedPlace = FrontPlace & { name: string; otherwise: string }

type SentSlot = FrontPlace & { articleId: number; startsAt: string; endsAt: string }

type Refused = { done: false; refusal: Refusal }
export type FrontAnswer = { done: true; message: string } | Refused
export type FoundArticles = { done: true; articles: FrontArticle[] } | Refused

export type FrontVerbs = {
  arrange: (given: { city: string | null; version: number; slots: SentSlot[] }) => Promise<FrontAnswer>
  find: (given: { city: string | null; q: string }) => Promise<FoundArticles>
}

/** What is sent of the slots. */
export function sentSlots(slots: readonly FrontSlot[]): SentSlot[] {
  return slots.map(({ zone, columnId, article, startsAt, endsAt }) => {
    return { zone, columnId, articleId: article.id, startsAt, endsAt }
  })
}
