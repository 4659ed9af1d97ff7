/** Elements that the text of a contribution may have, by what they come as. */
const kept: Readonly<Record<string, string>> = {
  ...{ P: 'p', H1: 'h2', H2: 'h2', H3: 'h3', H4: 'h3', H5: 'h3', H6: 'h3', BLOCKQUOTE: 'blockquote' },
  ...{ UL: 'ul', OL: 'ol', LI: 'li', BR: 'br', B: 'strong', STRONG: 'strong', I: 'em', EM: 'em', A: 'a' },
}
const BLOCKS = 'p,div,h1,h2,h3,h4,h5,h6,blockquote,ul,ol,table,section,article'
const UNSEEN = /^(SCRIPT|STYLE|TEMPLATE|IFRAME|OBJECT|SVG|MATH|NOSCRIPT|TITLE|HEAD|META|LINK)$/i

/** The paragraphs that a markup from elsewhere says, made anew: nothing of it but words and the elements above comes along. */
export function cleanMarkup(html: string): DocumentFragment {
  const into = document.createDocumentFragment()
  copy(new DOMParser().parseFromString(html, 'text/html').body, into)
  return into
}

/** The paragraphs of a plain text, one a line. */
export function paragraphs(text: string): DocumentFragment {
  const into = document.createDocumentFragment()
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const made = document.createElement('p')
    made.textContent = line
    into.appendChild(made)
  }
  return into
}

function copy(from: Node, into: Node): void {
  for (const node of Array.from(from.childNodes)) {
    if (node.nodeType === 3) into.appendChild(document.createTextNode(node.nodeValue ?? ''))
    if (node.nodeType !== 1) continue
    // A node of this type is an element.
    const element = node as Element
    const name = element.tagName.toUpperCase()
    if (UNSEEN.test(name)) continue
    const made = madeFor(element, name)
    copy(element, made ?? into)
    if (made) into.appendChild(made)
  }
}

function madeFor(element: Element, name: string): Element | null {
  const isLine = /^(DIV|SECTION|ARTICLE|TR|PRE)$/.test(name) && !element.querySelector(BLOCKS)
  const tag = isLine ? 'p' : kept[name]
  if (tag === undefined) return null
  const made = document.createElement(tag)
  const address = element.getAttribute('href') ?? ''
  if (tag !== 'a') return made
  if (!/^https?:\/\//i.test(address)) return null
  made.setAttribute('href', address)
  return made
}
