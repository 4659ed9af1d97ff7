import { fold } from './folded-text.ts'

/**
 * A name in the form in which searches compare names: as they compare texts. One without letters (“……”) stays as it is, in
 * compatible forms.
 */
export function nameForSearch(name: string): string {
  return fold(name).replaceAll('\n', ' ') || name.normalize('NFKC').trim().toLowerCase()
}
