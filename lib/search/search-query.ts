import { fold } from './folded-text.ts'

/** The most characters of a query that are read. */
export const MOST_CHARACTERS = 200
const MOST_TERMS = 10

/** What is typed into the field of a search: words, phrases, and filters by their names. */
export type Typed = {
  /** Folded (lib/search/folded-text.ts), each once; an article holds all of them. */
  terms: string[]
  source: string | null
  author: string | null
  city: string | null
  column: string | null
  editor: string | null
  /** Days of Shanghai, `YYYY-MM-DD`; the last one is within. */
  from: string | null
  to: string | null
}

/** Filters by their labels in simplified characters; the only other label, 日期, fills two fields. */
const names = new Map<string, 'source' | 'author' | 'city' | 'column' | 'editor'>([
  ['来源', 'source'],
  ['作者', 'author'],
  ['城市', 'city'],
  ['栏目', 'column'],
  ['编辑', 'editor'],
])
/** The value: in quotation marks, two days with or without spaces between, or up to the next space. */
const filter =
  /([来來]源|作者|城市|[栏欄]目|[编編][辑輯]|日期)\s*[:：]\s*(?:["“”「『]([^"“”」』]*)["“”」』]?|(\d{4}-\d{2}-\d{2}\s+(?:\.\.|至|~|—)\s*\d{4}-\d{2}-\d{2}|\S+))/gu
const phrase = /["“”„「『«]([^"“”」』»]+)["“”」』»]?/gu
const dates = /^(\d{4}-\d{2}-\d{2})?\s*(\.\.|至|~|—)?\s*(\d{4}-\d{2}-\d{2})?$/u

/** Reads a query as it was typed; of what is too long the beginning. */
export function readQuery(typed: string): Typed {
  const query: Typed = {
    terms: [],
    source: null,
    author: null,
    city: null,
    column: null,
    editor: null,
    from: null,
    to: null,
  }
  const terms = new Set<string>()
  const add = (words: string) => {
    const term = fold(words).replaceAll('\n', ' ').trim()
    if (term !== '' && terms.size < MOST_TERMS) terms.add(term)
  }
  const rest = [...typed.normalize('NFC')]
    .slice(0, MOST_CHARACTERS)
    .join('')
    .replace(filter, (all, label: string, quoted?: string, bare?: string) => {
      const name = names.get(fold(label))
      const value = (quoted ?? bare ?? '').trim()
      if (name === undefined) return readDates(value, query) ? ' ' : all
      query[name] = value === '' ? null : value
      return ' '
    })
    .replace(phrase, (_, words: string) => {
      add(words)
      return ' '
    })
  for (const words of rest.split(/\s+/u)) add(words)
  query.terms = [...terms]
  return query
}

/** “2026-11-01”, “2026-11-01..2026-11-07”, “2026-11-01..”. */
function readDates(value: string, query: Typed): boolean {
  const [, from, dots, to] = dates.exec(value.normalize('NFKC')) ?? []
  if (from === undefined && to === undefined) return false
  query.from = from ?? null
  query.to = to ?? (dots ? null : (from ?? null))
  return true
}
