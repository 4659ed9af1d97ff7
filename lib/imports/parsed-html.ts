import { Parser } from 'htmlparser2'
import { parseHTML } from 'linkedom'
import { DomainError } from '../errors.ts'

/** No program nests elements so deep; a parser's time for each grows with what it stands in. */
const DEEPEST = 20_000
/** Elements, attributes and texts. A long report by Word has some hundred thousand. */
const MOST_PARTS = 250_000

/** HTML as a DOM of a bounded size.
 *  @throws DomainError invalid-input where it exceeds the bounds */
export function parsedHtml(html: string): Document {
  refuseEndless(html)
  return parseHTML(html).document
}

/** Counts by the same parser that the DOM is made by, so that both see the same elements. */
function refuseEndless(html: string): void {
  let [depth, parts] = [0, 0]
  const count = () => {
    parts += 1
    if (parts > MOST_PARTS) throw tooComplex()
  }
  const parser = new Parser(
    {
      onopentagname: () => {
        count()
        depth += 1
        if (depth > DEEPEST) throw tooComplex()
      },
      onclosetag: () => {
        depth -= 1
      },
      onattribute: count,
      ontext: count,
      oncomment: count,
    },
    { lowerCaseAttributeNames: false },
  )
  parser.write(html)
  parser.end()
}

const tooComplex = () => new DomainError('invalid-input', '网页的代码太长或者套得太深。')
