import { DomainError } from '../errors.ts'
import { listCities } from './cities.ts'

/** The number of the city with this slug.
 *  @throws DomainError not-found, naming the cities there are (`details.known`) */
export async function cityIdBySlug(slug: string): Promise<number> {
  const cities = await listCities()
  const city = cities.find((one) => one.slug === slug)
  if (city) return city.id
  const known = cities.map((one) => `${one.slug}(${one.name})`).join('、') || '还没有城市'
  throw new DomainError('not-found', `没有城市“${slug}”。现有：${known}。`, {
    details: { known: cities.map((one) => one.slug) },
  })
}
