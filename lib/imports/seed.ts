import { readFile } from 'node:fs/promises'
import { db } from '#lib/db/client.ts'
import { systemActor } from '../actors/actor.ts'
import { addCity } from '../cities/add-city.ts'
import { isDomainError } from '../errors.ts'
import { type Imported, importCollected } from './import-collected.ts'

const CITY = { slug: 'lecong', name: '乐从' }
const ACTOR = systemActor('系统')
const PAGE = new URL('../../prisma/seed/lecong.txt', import.meta.url)

/** Fills a new database: the city 乐从 and its first article. A second run changes nothing. */
export async function seed(): Promise<Imported> {
  await addCityOnce()
  try {
    return await importCollected(await readFile(PAGE), { city: CITY.slug, actor: ACTOR })
  } catch (error) {
    // The article was suspended or taken down since: there is nothing to seed.
    const articleId = isDomainError(error) ? error.details.articleId : undefined
    if (typeof articleId !== 'number') throw error
    const { status } = await db().article.findUniqueOrThrow({ where: { id: articleId } })
    return { articleId, created: false, status, policy: 'same' }
  }
}

async function addCityOnce(): Promise<void> {
  try {
    await addCity(ACTOR, CITY)
  } catch (error) {
    if (!isDomainError(error) || error.code !== 'duplicate') throw error
  }
}

/** Seeds a database that has no article, not even a deleted draft. Null where it has one. */
export async function seedNewDatabase(): Promise<Imported | null> {
  return (await db().article.findFirst({ select: { id: true } })) ? null : seed()
}
