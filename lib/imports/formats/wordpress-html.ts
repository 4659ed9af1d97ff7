import { figureHtml } from './escape-html.ts'
/** What an attachment's number leads to. */
export type Attachments = ReadonlyMap<string, string>

// Each ends before the next bracket: reading goes on from there, and takes no longer than the text is long.
const GALLERY = /\[gallery([^[\]]*)\]/gi
const PLAYER = /\[(video|audio|playlist)\b[^[\]]*\](?:\s*\[\/\1\])?/gi
const EMBED = /\[embed[^[\]]*\]\s*(https?:[^\s[\]<>"]+)\s*\[\/embed\]/gi
/** Those of page builders and well-known plug-ins; what else stands in brackets is text. */
const OTHERS =
  /\[\/?(?:vc_|et_pb_|fusion_|su_|av_|elementor|contact-form|wpforms|gravityform|ninja_form|mc4wp|rev_slider|ngg|nextpage|more|sc|shortcode)[\w-]*(?:\s[^[\]]*)?\/?\]/gi
const BLOCK = /<(?:p|div|h[1-6]|ul|ol|li|table|blockquote|figure|pre|section|article|hr)\b/i

const comments = { begin: /<!--/g, end: /-->/g }
const captions = { begin: /\[caption[^[\]]*\]/gi, end: /\[\/caption\]/gi }
const figures = { begin: /<figure>/g, end: /<\/figure>/g }
const nothing = () => ''

/**
 * The HTML of a WordPress article: its block comments go, its captions and galleries become figures, other shortcodes go,
 * and lines become paragraphs where it was written without any. It takes time in proportion to its length.
 */
export function wordpressHtml(content: string, attachments: Attachments): string {
  const plain = replaceBetween(replaceBetween(content, comments, nothing), captions, captioned)
    .replace(GALLERY, (_, words: string) => gallery(words, attachments))
    .replace(EMBED, (_, address: string) => `<p><a href="${address}">${address}</a></p>`)
    .replace(PLAYER, (_, kind: string) =>
      kind.toLowerCase() === 'video' ? '<video></video>' : '<audio></audio>',
    )
    .replace(OTHERS, '')
  return BLOCK.test(replaceBetween(plain, figures, nothing)) ? plain : paragraphs(plain)
}

/** A text of a feed without its tags. */
export function withoutTags(html: string): string {
  return html.replace(/<[^<>]*>/g, '')
}

/** Replaces each part from a beginning to the next end, by what it holds between them. A pattern that looks for the end
 *  itself would look through the whole text again from each beginning. */
function replaceBetween(
  text: string,
  { begin, end }: { begin: RegExp; end: RegExp },
  replace: (inside: string) => string,
): string {
  const pieces: string[] = []
  let at = 0
  for (;;) {
    begin.lastIndex = at
    const first = begin.exec(text)
    end.lastIndex = begin.lastIndex
    const last = first && end.exec(text)
    if (!first || !last) return [...pieces, text.slice(at)].join('')
    pieces.push(text.slice(at, first.index), replace(text.slice(begin.lastIndex, last.index)))
    at = end.lastIndex
  }
}

function captioned(inside: string): string {
  const [, picture = '', words = ''] =
    /^\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(inside) ?? []
  if (picture === '') return inside
  return `<figure>${picture}<figcaption>${words.trim()}</figcaption></figure>`
}

function gallery(words: string, attachments: Attachments): string {
  const ids = /\bids\s*=\s*["']?([\d,\s]+)/.exec(words)?.[1]?.split(',') ?? []
  return ids
    .flatMap((id) => attachments.get(id.trim()) ?? [])
    .map((address) => figureHtml({ src: address }))
    .join('')
}

/** What WordPress itself makes of lines when it shows them. */
function paragraphs(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('<figure>') ? part : `<p>${part.replaceAll('\n', '<br>')}</p>`))
    .join('\n')
}
