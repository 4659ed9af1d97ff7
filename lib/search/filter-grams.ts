import { ArticleStatus, Origin } from '#lib/db/generated/enums.ts'
import { DAY_MS } from '../time.ts'

// By its filters a search asks what an article is: its state, place, source, persons and time. Each has a gram in the same
// list as the words', made of a kind and a number of 16 bits; a greater number takes two, and a person or an editor is a
// hash.

/** The upper unit of the gram of each kind, a noncharacter of Unicode, which no text holds. */
const kinds = {
  public: 0xfdd0,
  state: 0xfdd1,
  city: 0xfdd2,
  column: 0xfdd3,
  origin: 0xfdd4,
  source: 0xfdd5,
  sourceUpper: 0xfdd6,
  author: 0xfdd7,
  authorUpper: 0xfdd8,
  editor: 0xfdd9,
  editorUpper: 0xfdda,
  week: 0xfddb,
  quarter: 0xfddc,
  year: 0xfddd,
} as const

/** The spans of time that have a gram, from a fixed Thursday on, whatever the calendar says. */
export type Span = 'week' | 'quarter' | 'year'
const WEEK_MS = 7 * DAY_MS
export const spanMs: Record<Span, number> = { week: WEEK_MS, quarter: 13 * WEEK_MS, year: 52 * WEEK_MS }

const gram = (kind: keyof typeof kinds, value: number) => (kinds[kind] << 16) | (value & 0xffff)

/** Readers see it. */
export const publicGram = gram('public', 1)
export const stateGram = (state: ArticleStatus) => gram('state', Object.keys(ArticleStatus).indexOf(state))
export const originGram = (origin: Origin) => gram('origin', Object.keys(Origin).indexOf(origin))
export const cityGram = (id: number) => gram('city', id)
export const columnGram = (id: number) => gram('column', id)

/** The number of the span in which a moment is. */
export const spanNumber = (span: Span, at: number) => Math.floor(at / spanMs[span])
/** The gram of that span. */
export const spanGram = (span: Span, number: number) => gram(span, number)

/** A number of 32 bits takes two grams. */
const wide = (lower: keyof typeof kinds, upper: keyof typeof kinds, value: number) => [
  gram(lower, value),
  gram(upper, value >>> 16),
]

/** Both are to be asked for. */
export const sourceGrams = (id: number) => wide('source', 'sourceUpper', id)
/** @param hash of the person's key */
export const authorGrams = (hash: number) => wide('author', 'authorUpper', hash)
/** @param hash of the editor's id */
export const editorGrams = (hash: number) => wide('editor', 'editorUpper', hash)
