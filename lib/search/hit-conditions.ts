import { Prisma } from '#lib/db/generated/client.ts'
import { DAY_MS } from '../time.ts'
import type { AskedGrams } from './asked-grams.ts'
import type { Bounds } from './span-windows.ts'

/** The place of a hit in the order. */
export type Place = { score: number; id: number }
export type Asked = AskedGrams &
  Bounds & {
    /** What it must be: all of these, and of each list one. */
    all: number[]
    anyOf: number[][]
  }

/** Whether the title holds the words, or only the text. */
export type Stream = 'title' | 'text'

/** So much younger a hit counts whose title holds the words. */
export const TITLE_BONUS_MS = 365 * DAY_MS

/** So many texts are read for words whose pairs may stand apart in them: those nearest to where the reading begins. */
export const MOST_CHECKED = 5_000

/** Whether the text of a candidate says the terms as they are: looked at in the order of the list, until there are enough. */
export function says({ toCheck }: Asked): Prisma.Sql {
  const terms = toCheck.map(
    (term) => Prisma.sql`
      (SELECT text FROM search_entry WHERE article_id = candidate.id) LIKE ${`%${term}%`}`,
  )
  return Prisma.join(terms, ' AND ')
}

export function holds(asked: Asked, stream: Stream | 'any'): Prisma.Sql {
  const { all, anyOf, title, text, from, until } = asked
  const grams = [...all, ...(stream === 'title' ? [] : (text ?? []))]
  const conditions = [
    Prisma.sql`grams @> ${grams}::int[]`,
    ...anyOf.map((any) => Prisma.sql`grams && ${any}::int[]`),
    ...(stream === 'title' ? [Prisma.sql`title_grams @> ${title}::int[]`] : []),
    ...(stream === 'text' && title.length > 0 ? [Prisma.sql`NOT title_grams @> ${title}::int[]`] : []),
    ...(from === null ? [] : [Prisma.sql`at >= ${new Date(from)}`]),
    ...(until === null ? [] : [Prisma.sql`at < ${new Date(until)}`]),
  ]
  return Prisma.join(conditions, ' AND ')
}
