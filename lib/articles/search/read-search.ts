import { MOST_CHARACTERS, readQuery, type Typed } from '../../search/search-query.ts'
import { type SearchPage, searchArticles } from './search-articles.ts'

const names = ['q', 'city', 'column', 'source', 'author', 'from', 'to', 'older'] as const

/** What a reader has put into the fields of the search form; empty ones are absent. */
export type SearchFields = Partial<Record<(typeof names)[number], string>>

/** The fields that an address holds, each once. */
export function fieldsFrom(query: URLSearchParams): SearchFields {
  const fields: SearchFields = {}
  for (const name of names) {
    const value = query.get(name)?.replaceAll('\0', '').trim()
    if (value) fields[name] = [...value].slice(0, MOST_CHARACTERS).join('')
  }
  return fields
}

/** The fields and what is written in the first of them by name, as one query; a field of its own counts more. */
function queryOf({ q = '', city, column, source, author, from, to }: SearchFields): Typed {
  const typed = readQuery(q)
  return {
    ...typed,
    city: city ?? typed.city,
    column: column ?? typed.column,
    source: source ?? typed.source,
    author: author ?? typed.author,
    from: from ?? typed.from,
    to: to ?? typed.to,
  }
}

/** A page of what is found; nothing was asked for; or the key is one that no page gave out. */
export type Search = { kind: 'found'; page: SearchPage } | { kind: 'unasked' } | { kind: 'no-such-page' }

/** What readers find by these fields. */
export async function readSearch(fields: SearchFields): Promise<Search> {
  const query = queryOf(fields)
  const { terms, editor: _, ...filters } = query
  if (terms.length === 0 && Object.values(filters).every((value) => value === null))
    return { kind: 'unasked' }
  const page = await searchArticles(query, fields.older)
  return page ? { kind: 'found', page } : { kind: 'no-such-page' }
}
