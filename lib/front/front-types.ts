import type { ListedArticle } from '../articles/published-types.ts'

/** What a page of zones needs to know of an article to give it a place. */
export type Candidate = {
  id: number
  /** Whether there is a picture to show. */
  hasPicture: boolean
}

export type Zone = 'lead' | 'secondary' | 'column'

/** An article at a place that an editor gave it. */
export type Placed = Candidate & {
  zone: Zone
  /** The column of the block that it heads; null in other zones. */
  columnId: number | null
}

/** The articles of a page of zones, each at one place. */
export type Zones<Article> = {
  lead: Article | null
  secondary: readonly Article[]
  /** In the order of the columns; without those that have too little to show. */
  blocks: readonly { columnId: number; head: Article; titles: readonly Article[] }[]
  /** 更多文章 */
  more: readonly Article[]
}

/** The front page, or a city's, as it is at one moment. */
export type Front = Zones<ListedArticle> & {
  /** The key of the list that goes on where `more` ends; null where nothing is left. */
  olderThan: string | null
  changedAt: Date
  /** When it changes by itself next: a slot begins or ends. Null where none does. */
  changesAt: Date | null
}
