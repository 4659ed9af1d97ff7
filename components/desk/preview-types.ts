import type { Refusal } from '#lib/web/form-state.ts'
import type { Typed } from './unsaved-text.ts'

/** What is to be previewed, as the form holds it; `id` is null while the article does not exist. */
export type PreviewedText = Typed & { id: number | null }

export type PreviewLinkRow = {
  id: number
  address: string
  /** Whether it shows one text for good. */
  isPinned: boolean
  createdBy: string
  /** In words: until when it opens the article. */
  until: string
}

type Refused = { done: false; refusal: Refusal }

/** The links of an article after what was asked for; `made` is the number of a new one. */
export type LinksAnswer = { done: true; links: PreviewLinkRow[]; made?: number } | Refused

type NewLink = { id: number; hours: number; isPinned: boolean; textId: string | null }

export type PreviewVerbs = {
  /** Keeps what is typed, and gives the id by which the preview shows it. */
  keep: (text: PreviewedText) => Promise<{ done: true; textId: string } | Refused>
  list: (of: { id: number }) => Promise<LinksAnswer>
  make: (link: NewLink) => Promise<LinksAnswer>
  revoke: (link: { id: number; link: number }) => Promise<LinksAnswer>
}
