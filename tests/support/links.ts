/** The links of an answer, as a crawler sees them. */

const SITE = 'http://localhost:3000'

const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', quot: '"', lt: '<', gt: '>', '#x27': "'", '#39': "'" },
}

function decoded(text: string): string {
  return text.replace(/&(amp|quot|lt|gt|#x27|#39);/g, (_, name: string) => entities[name] ?? '')
}

/** Attributes of HTML that hold an address, as the markup writes them. */
const attributes = /\s(?:href|src|action|content|data-[\w-]+)="([^"]*)"/g
const sourceSets = /\ssrcset="([^"]*)"/gi
/** An address of this site in anything that programs read; a template of addresses is none. */
const addresses = /http:\/\/localhost:3000(?![:\w])[^\s<>"'`\\)\]{}|]*(?!\{)(?=[\s<>"'`\\)\]}|]|$)/g

/**
 * The paths of this site that an answer links to, each once: of a document its attributes and structured data; of a feed, a
 * sitemap, JSON or plain text every address of the site; and those of its header fields.
 */
export function linksOf(headers: Readonly<Record<string, string>>, text: string): string[] {
  const type = headers['content-type'] ?? ''
  const isText = /html|xml|json|text\/plain/.test(type)
  const found = [
    ...matches(headers.link ?? '', /<([^>]+)>/g),
    ...(headers.location ? [headers.location] : []),
    ...(type.startsWith('text/html') ? inMarkup(text) : []),
    // HTML in a feed is escaped twice.
    ...(isText ? (decoded(decoded(text)).match(addresses) ?? []) : []),
  ]
  return [...new Set(found.flatMap(pathOf))]
}

function inMarkup(html: string): string[] {
  const single = matches(html, attributes).map(decoded)
  const sets = matches(html, sourceSets).flatMap((set) => decoded(set).split(/,\s+/))
  const ofSets = sets.map((candidate) => candidate.trim().split(' ')[0] ?? '')
  return [...single.filter((one) => /^(?:\/(?!\/)|http:)/.test(one)), ...ofSets]
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, address = '']) => address)
}

/** Its path with its query; nothing for an address elsewhere. */
function pathOf(address: string): string[] {
  if (!URL.canParse(address, SITE)) return []
  const { origin, pathname, search } = new URL(address, SITE)
  return origin === SITE ? [pathname + search] : []
}
