import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { cachedValue } from '../page-cache/cached-value.ts'
import { SITE } from './tags.ts'

export type City = {
  id: number
  slug: string
  name: string
  columns: { id: number; slug: string; name: string }[]
}

/** All cities in their order with the columns that they can use, and the columns of all cities; kept in memory, since every
 *  page for readers shows them. */
export const placesInFrame = cachedValue(SITE, async () => {
  const [cities, columns] = await Promise.all([listCities(), db().column.findMany(columnsOfAll)])
  return { cities, columns }
})

/** The city of this slug, as `placesInFrame` knows it. */
export async function cityInFrame(slug: string): Promise<City | null> {
  return (await placesInFrame()).cities.find((one) => one.slug === slug) ?? null
}

const columnsOfAll = {
  where: { cityId: null },
  select: { id: true, slug: true, name: true },
  orderBy: [{ position: 'asc' }, { id: 'asc' }],
} satisfies Prisma.ColumnFindManyArgs

/** Every city in its order, with the columns it can use: its own and those of all cities. */
export async function listCities(): Promise<City[]> {
  const column = {
    select: { id: true, slug: true, name: true, cityId: true },
    orderBy: [{ position: 'asc' as const }, { id: 'asc' as const }],
  }
  const [cities, columns] = await Promise.all([
    db().city.findMany({ orderBy: [{ position: 'asc' }, { id: 'asc' }] }),
    db().column.findMany(column),
  ])
  return cities.map(({ id, slug, name }) => ({
    id,
    slug,
    name,
    columns: columns
      .filter((own) => own.cityId === null || own.cityId === id)
      .map(({ id, slug, name }) => ({ id, slug, name })),
  }))
}
