import type { Origin, ShareChannel } from '#lib/db/generated/enums.ts'
import type { MediaById, MediaView } from '../media/media-types.ts'
import type { TextField } from './fields.ts'
import type { Content } from './schema.ts'

export type CityName = { slug: string; name: string }

/** Where a text was published first, and its address there where it is known. */
type SourceName = { name: string; url: string | null }

/** One line of a list: all that a reader sees of an article before opening it. */
export type ListedArticle = {
  id: number
  title: string
  summary: string
  origin: Origin
  city: CityName
  column: CityName | null
  author: string | null
  source: SourceName | null
  publishedAt: Date
  amendedAt: Date | null
  views: number
  /** What stands for it; its file may not be there yet. */
  picture: MediaView | null
}

export type Neighbour = { id: number; title: string }

/** A published article with everything its page shows. */
export type PublishedArticle = Pick<Content, TextField | 'body'> & {
  id: number
  /** The files that its body shows, and the picture that stands for it. */
  media: MediaById
  /** That picture: the lead picture, else the first of its body. */
  picture: MediaView | null
  origin: Origin
  city: CityName
  column: CityName | null
  source: SourceName | null
  /** This site's own. */
  responsibleEditor: string | null
  collectedAt: Date | null
  publishedAt: Date
  amendedAt: Date | null
  corrections: { at: Date; note: string }[]
  /** The disclaimer it was published under; null where none applies to its origin. */
  policy: { version: number; text: string } | null
  views: number
  shareCodes: Partial<Record<ShareChannel, string>>
  previous: Neighbour | null
  next: Neighbour | null
  /** When anything of itself but the counter last changed. */
  changedAt: Date
  /** The same of its page, which names others. Never goes back, also when one of those is taken down. */
  pageChangedAt: Date
}

/** What is left of an article that was suspended or taken down: never its text. */
export type Tombstone = {
  id: number
  /** Whether it only lasts until a notice of rights has been checked. */
  isSuspended: boolean
  status: 410 | 451
  publicWording: string
  takenDownAt: Date
}

/** A page of a list, newest first. `olderThan` is the key of the next page, null on the last one. */
export type ArticlePage = { items: ListedArticle[]; olderThan: string | null; changedAt: Date }
