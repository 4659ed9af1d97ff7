import { db } from '#lib/db/client.ts'
import { newestOf } from '../time.ts'

/** When anything that readers see last changed, in any city. It never goes back, also when an article is taken down. */
export async function siteChangedAt(): Promise<Date> {
  const cities = await db().city.findMany({ select: { changedAt: true } })
  return newestOf(cities.map(({ changedAt }) => changedAt))
}
