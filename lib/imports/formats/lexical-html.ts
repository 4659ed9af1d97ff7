import { z } from 'zod'
import { escapeHtml, figureHtml } from './escape-html.ts'

/** A node of Lexical's, of any type; what it says depends on that. */
type Node = { type: string; [name: string]: unknown }

const nodeSchema: z.ZodType<Node> = z.looseObject({ type: z.string() })
const rootSchema = z.object({ root: z.object({ children: z.array(z.unknown()) }) })

const MAX_DEPTH = 40
/** What the bits of a text's format mean. */
const FORMATS: readonly (readonly [bit: number, tag: string])[] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [8, 'u'],
  [32, 'sub'],
  [64, 'sup'],
]

/** The document of Ghost's present editor as HTML; null where it is none. */
export function lexicalHtml(json: string): string | null {
  try {
    const root = rootSchema.safeParse(JSON.parse(json)).data?.root
    return root ? inside(root.children, 0) : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function inside(children: unknown, depth: number): string {
  if (!Array.isArray(children) || depth > MAX_DEPTH) return ''
  return children
    .map((child) => {
      const node = nodeSchema.safeParse(child).data
      return node ? htmlOf(node, depth) : ''
    })
    .join('')
}

const say = (value: unknown) => (typeof value === 'string' ? value : '')

function htmlOf(node: Node, depth: number): string {
  const within = () => inside(node.children, depth + 1)
  switch (node.type) {
    case 'text':
    case 'extended-text':
      return formatted(say(node.text), Number(node.format) || 0)
    case 'linebreak':
      return '<br>'
    case 'link':
    case 'autolink':
      return `<a href="${escapeHtml(say(node.url))}">${within()}</a>`
    case 'heading':
    case 'extended-heading':
      return wrapped(/^h[1-6]$/.test(say(node.tag)) ? say(node.tag) : 'h2', within())
    case 'list':
      return wrapped(node.listType === 'number' ? 'ol' : 'ul', within())
    case 'listitem':
      return wrapped('li', within())
    case 'quote':
    case 'extended-quote':
    case 'aside':
      return wrapped('blockquote', `<p>${within()}</p>`)
    case 'paragraph':
      return wrapped('p', within())
    default:
      return cardOf(node) ?? within()
  }
}

const wrapped = (tag: string, html: string) => `<${tag}>${html}</${tag}>`

function formatted(text: string, format: number): string {
  return FORMATS.reduce((html, [bit, tag]) => (format & bit ? wrapped(tag, html) : html), escapeHtml(text))
}

/** What Ghost calls a card; null for what is none. */
function cardOf(node: Node): string | null {
  switch (node.type) {
    case 'horizontalrule':
      return '<hr>'
    case 'image':
      return figureHtml({ src: say(node.src), alt: say(node.alt), caption: say(node.caption) })
    case 'gallery':
      return Array.isArray(node.images) ? node.images.map(pictureOf).join('') : ''
    case 'html':
      return say(node.html)
    case 'markdown':
      return wrapped('p', escapeHtml(say(node.markdown)).replaceAll('\n', '<br>'))
    case 'bookmark':
      return `<p><a href="${escapeHtml(say(node.url))}">${escapeHtml(say(node.url))}</a></p>`
    case 'callout':
      return wrapped('p', say(node.calloutText))
    case 'toggle':
      return `<p>${say(node.heading)}</p>${say(node.content)}`
    case 'video':
      return '<video></video>'
    case 'audio':
      return '<audio></audio>'
    case 'embed':
      return '<iframe src="about:blank"></iframe>'
    default:
      return null
  }
}

const pictureSchema = z.object({ src: z.string(), alt: z.string().nullish() })

function pictureOf(image: unknown): string {
  const picture = pictureSchema.safeParse(image).data
  return picture ? figureHtml({ src: picture.src, alt: picture.alt ?? '' }) : ''
}
