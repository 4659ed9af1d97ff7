import { z } from 'zod'
import { escapeHtml, figureHtml } from './escape-html.ts'

const marker = z.tuple([z.number(), z.array(z.number()), z.number(), z.union([z.string(), z.number()])])
type Marker = z.infer<typeof marker>

const documentSchema = z.object({
  markups: z.array(z.tuple([z.string()]).rest(z.unknown())),
  atoms: z.array(z.unknown()),
  cards: z.array(z.tuple([z.string(), z.record(z.string(), z.unknown())])),
  sections: z.array(z.array(z.unknown())),
})
type Mobiledoc = z.infer<typeof documentSchema>

const BLOCKS = /^(?:p|h[1-6]|blockquote)$/
const MARKS = /^(?:strong|b|em|i|s|u|sub|sup|a)$/

/** The document of Ghost's earlier editor (Mobiledoc 0.3) as HTML; null where it is none. */
export function mobiledocHtml(json: string): string | null {
  try {
    const document = documentSchema.safeParse(JSON.parse(json)).data
    return document ? document.sections.map((section) => sectionHtml(section, document)).join('') : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** A section: 1 words in a block, 2 a picture, 3 a list, 10 a card. */
function sectionHtml([kind, first, second]: unknown[], document: Mobiledoc): string {
  if (kind === 1 && typeof first === 'string') {
    const tag = BLOCKS.test(first) ? first : 'p'
    return `<${tag}>${markersHtml(second, document)}</${tag}>`
  }
  if (kind === 2 && typeof first === 'string') return figureHtml({ src: first })
  if (kind === 3 && Array.isArray(second)) {
    const tag = first === 'ol' ? 'ol' : 'ul'
    return `<${tag}>${second.map((item) => `<li>${markersHtml(item, document)}</li>`).join('')}</${tag}>`
  }
  return kind === 10 && typeof first === 'number' ? cardHtml(document.cards[first]) : ''
}

function markersHtml(given: unknown, document: Mobiledoc): string {
  const markers = z.array(marker).safeParse(given).data ?? []
  const open: string[] = []
  const closing = (count: number) => open.splice(-count || open.length).toReversed()
  const html = markers.map((one) => markerHtml(one, document, open, closing)).join('')
  return html + open.toReversed().map(endTag).join('')
}

const endTag = (tag: string) => (tag === '' ? '' : `</${tag}>`)

/** Words with the marks that begin before them and end after them. */
function markerHtml(
  [kind, opened, closed, value]: Marker,
  { markups }: Mobiledoc,
  open: string[],
  closing: (count: number) => string[],
): string {
  const starts = opened.map((at) => {
    const [tag = '', attributes] = markups[at] ?? []
    const known = MARKS.test(tag) ? tag : ''
    open.push(known)
    if (known !== 'a') return known === '' ? '' : `<${known}>`
    return `<a href="${escapeHtml(hrefOf(attributes))}">`
  })
  // An atom is a line break or a mark of the editor's own.
  const words = kind === 0 ? escapeHtml(String(value)) : '<br>'
  const ends = closed > 0 ? closing(closed).map(endTag) : []
  return starts.join('') + words + ends.join('')
}

/** Attributes are a list of names and values in turn. */
function hrefOf(attributes: unknown): string {
  if (!Array.isArray(attributes)) return ''
  const at = attributes.indexOf('href')
  return at >= 0 && typeof attributes[at + 1] === 'string' ? attributes[at + 1] : ''
}

function cardHtml(card: Mobiledoc['cards'][number] | undefined): string {
  if (!card) return ''
  const [name, payload] = card
  const say = (key: string) => (typeof payload[key] === 'string' ? payload[key] : '')
  if (name === 'image') return figureHtml({ src: say('src'), alt: say('alt'), caption: say('caption') })
  if (name === 'html') return say('html')
  if (name === 'hr') return '<hr>'
  if (name === 'markdown' || name === 'card-markdown')
    return `<p>${escapeHtml(say('markdown')).replaceAll('\n', '<br>')}</p>`
  if (name === 'gallery' && Array.isArray(payload.images))
    return payload.images.map((image) => figureHtml({ src: String(image?.src ?? '') })).join('')
  if (name === 'bookmark') return `<p><a href="${escapeHtml(say('url'))}">${escapeHtml(say('url'))}</a></p>`
  return name === 'embed' ? '<iframe src="about:blank"></iframe>' : ''
}
