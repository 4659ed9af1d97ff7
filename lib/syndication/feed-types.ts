import type { WholeArticle } from '../articles/published-texts.ts'

/** A feed, before it is written in one of the formats. Addresses are whole. */
export type Feed = {
  title: string
  description: string
  language: 'zh-CN'
  /** Of the page that shows the same list. */
  pageUrl: string
  /** Of the feed itself. */
  url: string
  iconUrl: string
  publisher: string
  /** When anything in it last changed. */
  updatedAt: Date
  entries: FeedEntry[]
}

export type FeedEntry = {
  article: WholeArticle
  /** The article's address, by which programs know it for good. */
  url: string
  /** When it was published, or changed or corrected last. */
  updatedAt: Date
  authors: string[]
  /** Column, city and tags. */
  categories: string[]
  /** The whole text as HTML, with its corrections above and where it comes from below. */
  html: string
  picture: FeedPicture | null
}

/** Size in bytes. */
export type FeedPicture = { url: string; type: string; bytes: number }
