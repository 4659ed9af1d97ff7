import { db } from '#lib/db/client.ts'
import { cityTag } from '../cities/tags.ts'
import { DomainError } from '../errors.ts'
import { publishedSource } from '../sources/source-named.ts'
import type { Scope } from './scope.ts'
import { tagKey } from './tag-names.ts'
import { listTag, tagsOfList } from './tags.ts'

/** What a list is asked for by, in names. */
export type ScopeNames = {
  citySlug?: string
  columnSlug?: string
  source?: string
  tag?: string
  author?: string
}

/** A list, or null where there is none of these names; with what purges an answer that says so. */
export type NamedScope = {
  scope: Scope | null
  tags: string[]
  /** How the source is spelled, of a list of one. */
  source?: string
}

/**
 * The list of these names. Of a tag or a person that no article names it is an empty one.
 * @throws DomainError invalid-input where no list has both
 */
export async function scopeNamed(names: ScopeNames): Promise<NamedScope> {
  const { citySlug, columnSlug, source, tag, author } = names
  assertTogether(names)
  if (tag !== undefined) return keyed('tag', tag)
  if (author !== undefined) return keyed('author', author)
  if (source !== undefined) {
    const found = await publishedSource(source)
    if (!found) return { scope: null, tags: [listTag({ of: 'source', name: source })] }
    const { id, name } = found
    return { scope: { of: 'source', sourceId: id }, tags: [listTag({ of: 'source', name })], source: name }
  }
  if (columnSlug !== undefined) return columnNamed(columnSlug, citySlug)
  if (citySlug === undefined) return { scope: { of: 'site' }, tags: tagsOfList() }
  const city = await db().city.findUnique({ where: { slug: citySlug }, select: { id: true } })
  return { scope: city && { of: 'city', cityId: city.id }, tags: tagsOfList(citySlug) }
}

function keyed(of: 'tag' | 'author', name: string): NamedScope {
  const key = tagKey(name)
  return { scope: { of, key }, tags: [listTag({ of, key })] }
}

async function columnNamed(slug: string, citySlug: string | undefined): Promise<NamedScope> {
  const [column, city] = await Promise.all([
    db().column.findUnique({ where: { slug }, select: { id: true, cityId: true } }),
    citySlug === undefined ? null : db().city.findUnique({ where: { slug: citySlug }, select: { id: true } }),
  ])
  if (!column) return { scope: null, tags: tagsOfList(citySlug) }
  if (citySlug === undefined)
    return {
      scope: { of: 'column', columnId: column.id },
      tags: [listTag({ of: 'column', columnId: column.id })],
    }
  const isThere = city !== null && (column.cityId === null || column.cityId === city.id)
  return {
    scope: isThere ? { of: 'city-column', cityId: city.id, columnId: column.id } : null,
    tags: [cityTag(citySlug)],
  }
}

/** Each list has an index of its own; only a column has one in a city. */
function assertTogether({ citySlug, columnSlug, source, tag, author }: ScopeNames): void {
  const given = Object.entries({ city: citySlug, column: columnSlug, source, tag, author }).flatMap(
    ([name, value]) => (value === undefined ? [] : [name]),
  )
  if (given.length < 2 || given.join() === 'city,column') return
  const [first = '', ...others] = given
  throw new DomainError('invalid-input', `参数 ${given.join('、')} 不能同时使用。`, {
    fields: Object.fromEntries(others.map((name) => [name, `不能与 ${first} 同时使用`])),
  })
}
