import { headlineWords } from '#lib/articles/headline-words.ts'
import { each } from './each.ts'

/** A word of up to so many characters is held together; a longer one may have to break somewhere. */
const LONGEST_HELD = 10

/** A headline that breaks between words only. `names` (cities, sources) are never broken. */
export function Headline({ text, names }: { text: string; names: readonly string[] }) {
  return each(headlineWords(text, names), (word) =>
    [...word].length > LONGEST_HELD ? word : <span className="joined">{word}</span>,
  )
}
