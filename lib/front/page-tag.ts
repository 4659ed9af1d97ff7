import { FRONT } from '../articles/tags.ts'
import { cityTag } from '../cities/tags.ts'

/** Cache tag of the page whose slots changed: of a city by its slug, or the front page of the whole site. */
export function pageTag(city: string | null): string {
  return city === null ? FRONT : cityTag(city)
}
