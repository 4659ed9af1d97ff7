import { listCities } from '../cities/cities.ts'
import { DomainError } from '../errors.ts'

/** The number of the column with this slug among those that the city can use.
 *  @throws DomainError not-found, naming the columns there are */
export async function columnIdBySlug(cityId: number, slug: string): Promise<number> {
  const columns = (await listCities()).find((city) => city.id === cityId)?.columns ?? []
  const column = columns.find((one) => one.slug === slug)
  if (column) return column.id
  const known = columns.map((one) => `${one.slug}(${one.name})`).join('、') || '还没有栏目'
  throw new DomainError('not-found', `没有栏目“${slug}”。现有：${known}。`)
}
