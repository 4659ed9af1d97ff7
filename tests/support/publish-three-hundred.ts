import { draft } from '#lib/articles/create-draft.ts'
import { publish } from '#lib/articles/publish.ts'
import { contentSchema } from '#lib/articles/schema.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { fixtureCities, fixtureColumns, threeHundred } from '../fixtures/three-hundred.ts'
import { aBody, aListedSource, aPolicy, aSystem } from './cast.ts'

/**
 * Publishes the three hundred articles as editors would, oldest first, in a database without a policy.
 * @returns their numbers, in the order of the fixture (newest first)
 */
export async function publishThreeHundred(): Promise<number[]> {
  await aPolicy()
  for (const name of new Set(threeHundred.map(({ source }) => source))) await aListedSource({ name })
  await db().city.createMany({
    data: fixtureCities.map((city, position) => ({ ...city, position })),
    skipDuplicates: true,
  })
  await db().column.createMany({
    data: fixtureColumns.map((column, position) => ({ ...column, position })),
    skipDuplicates: true,
  })
  const cities = new Map((await db().city.findMany()).map(({ slug, id }) => [slug, id]))
  const columns = new Map((await db().column.findMany()).map(({ slug, id }) => [slug, id]))
  const ids: number[] = []
  for (const { city, column, body, source, publishedAt, origin, ...rest } of threeHundred.toReversed()) {
    const content = contentSchema.parse({
      ...rest,
      body: aBody(...body),
      sourceName: source,
      publicationDate: publishedAt,
      cityId: cities.get(city),
      columnId: column === null ? null : columns.get(column),
    })
    ids.unshift(
      await transaction(async (tx) => {
        const seen = await draft(tx, aSystem, { ...content, origin })
        return (await publish(tx, aSystem, seen)).id
      }),
    )
  }
  return ids
}
