/** What an element says of its words, as a style says it. */
const marks: [element: string, property: string, value: RegExp][] = [
  ['strong', 'font-weight', /^(?:bold|bolder|[6-9]00)$/],
  ['em', 'font-style', /^(?:italic|oblique)/],
  ['sup', 'vertical-align', /^super$/],
  ['sub', 'vertical-align', /^sub$/],
]
const synonyms: Record<string, string> = { b: 'strong', i: 'em' }
const plain = /^(?:normal|400|baseline)$/
/** Elements that hold words and say nothing else of how they look. */
const words = new Set(['span', 'font', 'a'])

/** Says by elements what Word, WPS and Google Docs say by the styles of one: words in bold or italics, raised or lowered
 *  ones, and words that are not bold although they stand in `<b>`. Styles stand in `data-style` here. */
export function markByStyle(element: Element): void {
  const style = stylesOf(element)
  if (words.has(element.localName)) {
    for (const [name, property, value] of marks)
      if (value.test(style.get(property) ?? '')) wrapContent(element, name)
    return
  }
  const own = marks.find(([name]) => name === (synonyms[element.localName] ?? element.localName))
  if (own && plain.test(style.get(own[1]) ?? '')) element.replaceWith(...element.childNodes)
}

/** The declarations of a style by their properties. Word writes others whose names end alike (`mso-bidi-font-style`). */
function stylesOf(element: Element): Map<string, string> {
  const declarations = (element.getAttribute('data-style') ?? '').split(';')
  return new Map(
    declarations.map((declaration) => {
      const at = declaration.indexOf(':')
      return [
        declaration.slice(0, at).trim().toLowerCase(),
        declaration
          .slice(at + 1)
          .trim()
          .toLowerCase(),
      ]
    }),
  )
}

function wrapContent(element: Element, name: string): void {
  const wrapper = element.ownerDocument.createElement(name)
  wrapper.append(...element.childNodes)
  element.append(wrapper)
}
