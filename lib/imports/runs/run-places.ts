import { listCities } from '../../cities/cities.ts'
import type { Candidate } from '../candidate.ts'

export type Place = { cityId: number; columnId: number | null }

/** Where a candidate belongs: in the city and the column that it names, where the portal has them, else in the run's. */
export type PlaceOf = (candidate: Pick<Candidate, 'city' | 'columns'>) => Place

/** Reads the portal's cities and columns once for a run. */
export async function runPlaces(own: Place): Promise<PlaceOf> {
  const cities = await listCities()
  const isNamed = (name: string) => (one: { slug: string; name: string }) =>
    one.slug === name || one.name === name
  return ({ city = '', columns = [] }) => {
    const named = cities.find(isNamed(city.trim()))
    const cityId = named?.id ?? own.cityId
    const known = cities.find(({ id }) => id === cityId)?.columns ?? []
    const column = columns.flatMap((name) => known.find(isNamed(name.trim())) ?? [])[0]
    if (column) return { cityId, columnId: column.id }
    return { cityId, columnId: known.some(({ id }) => id === own.columnId) ? own.columnId : null }
  }
}
