import { parseHTML } from 'linkedom'
import { type TidyOptions, tidyDom } from '#lib/html/tidy-dom.ts'
import { leftOutWords } from '#lib/html/tidy-report.ts'

/** What becomes of a page's body on linkedom's DOM, and what is said about it. */
export function tidied(html: string, options?: TidyOptions) {
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`)
  const { characters, pictures, leftOut } = tidyDom(document.body, options)
  return { html: markupOf(document.body), characters, pictures, leftOut: leftOutWords(leftOut) }
}

/** An element's content as HTML, its attributes in one order, which parsers do not share. */
function markupOf(element: Element): string {
  return element.innerHTML
    .replaceAll('&amp;', '&')
    .replace(/<(\w+)((?: [\w-]+="[^"]*")+)/g, (_, name: string, attributes: string) => {
      const sorted = [...attributes.matchAll(/ [\w-]+="[^"]*"/g)].map(([one]) => one).sort()
      return `<${name}${sorted.join('')}`
    })
}
