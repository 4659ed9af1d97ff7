/** A node of a body before it is checked: a ProseMirror document's. */
type BodyNode = {
  type: string
  attrs?: Record<string, unknown>
  content?: BodyNode[]
  text?: string
  marks?: { type: string; attrs?: Record<string, unknown> }[]
}

type Mark = NonNullable<BodyNode['marks']>[number]

/** The document that a tidied DOM says, and the pictures that it asks for: an address of the web or `data:` each. */
export type FoundBody = { body: BodyNode; pictures: string[] }

const marksByElement: Readonly<Record<string, string>> = {
  strong: 'bold',
  em: 'italic',
  s: 'strike',
  sup: 'superscript',
  sub: 'subscript',
}

/**
 * Turns what `tidyDom` leaves into a body; it has to be checked by the body's schema. A picture's media number is its place
 * among `pictures`, from 1 on; one whose bytes lie on somebody's disk is left out.
 */
export function domToBody(root: Element): FoundBody {
  const pictures: string[] = []
  const body = { type: 'doc', content: orEmpty(blocksIn(root, pictures)) }
  return { body, pictures }
}

function blocksIn(parent: Element, pictures: string[]): BodyNode[] {
  const blocks: BodyNode[] = []
  let line: BodyNode[] = []
  const end = () => {
    if (line.length > 0) blocks.push({ type: 'paragraph', content: line })
    line = []
  }
  for (const node of parent.childNodes) {
    // A node of this type is an element.
    const block = node.nodeType === 1 ? blockOf(node as Element, pictures) : null
    if (block === null) line.push(...inlineOf(node, []))
    else {
      end()
      blocks.push(...block)
    }
  }
  end()
  return blocks
}

/** What an element is as a block: nothing for one that is left out, null for words. */
function blockOf(element: Element, pictures: string[]): BodyNode[] | null {
  const { localName } = element
  if (localName === 'p') return [paragraphOf(element)]
  if (localName === 'h2' || localName === 'h3')
    return [{ type: 'heading', attrs: { level: Number(localName[1]) }, content: inlineIn(element) }]
  if (localName === 'ul' || localName === 'ol') return listOf(element, pictures)
  if (localName === 'blockquote')
    return [{ type: 'blockquote', content: orEmpty(blocksIn(element, pictures)) }]
  if (localName === 'hr') return [{ type: 'horizontalRule' }]
  if (localName === 'table') return tableOf(element, pictures)
  return localName === 'figure' ? pictureOf(element, pictures) : null
}

function paragraphOf(element: Element): BodyNode {
  const align = element.getAttribute('align')
  return { type: 'paragraph', ...(align ? { attrs: { align } } : {}), content: inlineIn(element) }
}

function listOf(list: Element, pictures: string[]): BodyNode[] {
  const items = elementsIn(list, 'li').map((item) => ({
    type: 'listItem',
    content: startingWithLine(blocksIn(item, pictures)),
  }))
  if (items.length === 0) return []
  if (list.localName === 'ul') return [{ type: 'bulletList', content: items }]
  const start = Number(list.getAttribute('start') ?? 1)
  return [{ type: 'orderedList', ...(start > 1 ? { attrs: { start } } : {}), content: items }]
}

function tableOf(table: Element, pictures: string[]): BodyNode[] {
  const rows = [...table.querySelectorAll('tr')].map((row) => ({
    type: 'tableRow',
    content: elementsIn(row, 'td', 'th').map((cell) => cellOf(cell, pictures)),
  }))
  return rows.length === 0 ? [] : [{ type: 'table', content: rows }]
}

function cellOf(cell: Element, pictures: string[]): BodyNode {
  const spans = (['colspan', 'rowspan'] as const).map((name) => [name, Number(cell.getAttribute(name) ?? 1)])
  const attrs = Object.fromEntries(spans.filter(([, span]) => span !== 1))
  return {
    type: cell.localName === 'th' ? 'tableHeader' : 'tableCell',
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    content: orEmpty(blocksIn(cell, pictures)),
  }
}

function pictureOf(figure: Element, pictures: string[]): BodyNode[] {
  const image = figure.querySelector('img')
  const address = image?.getAttribute('src') ?? ''
  const caption = (figure.querySelector('figcaption')?.textContent ?? '').trim()
  if (!/^(?:https?:|data:image\/)/i.test(address))
    return caption === '' ? [] : [{ type: 'paragraph', content: [{ type: 'text', text: caption }] }]
  const known = pictures.indexOf(address)
  const media = known < 0 ? pictures.push(address) : known + 1
  const alt = image?.getAttribute('alt')?.trim().slice(0, MAX_WORDS) || null
  return [
    { type: 'picture', attrs: { media, ...(alt ? { alt } : {}), caption: caption.slice(0, MAX_WORDS) } },
  ]
}

/** Of a picture's words (lib/articles/body/nodes). */
const MAX_WORDS = 500

function inlineIn(element: Element): BodyNode[] {
  return [...element.childNodes].flatMap((node) => inlineOf(node, []))
}

function inlineOf(node: Node, marks: Mark[]): BodyNode[] {
  if (node.nodeType === 3 || node.nodeType === 4) {
    const text = node.nodeValue ?? ''
    return text === '' ? [] : [{ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) }]
  }
  if (node.nodeType !== 1) return []
  // A node of this type is an element.
  const element = node as Element
  if (element.localName === 'br') return [{ type: 'hardBreak' }]
  const inside = [...marks, ...markOf(element)]
  return [...element.childNodes].flatMap((child) => inlineOf(child, inside))
}

function markOf(element: Element): Mark[] {
  const href = element.localName === 'a' ? element.getAttribute('href') : null
  if (href) return [{ type: 'link', attrs: { href } }]
  const type = marksByElement[element.localName]
  return type ? [{ type }] : []
}

function elementsIn(parent: Element, ...names: string[]): Element[] {
  return [...parent.children].filter(({ localName }) => names.includes(localName))
}

/** What holds blocks holds at least a line. */
function orEmpty(blocks: BodyNode[]): BodyNode[] {
  return blocks.length > 0 ? blocks : [{ type: 'paragraph' }]
}

/** An item begins with a line of its own. */
function startingWithLine(blocks: BodyNode[]): BodyNode[] {
  return blocks[0]?.type === 'paragraph' ? blocks : [{ type: 'paragraph' }, ...blocks]
}
