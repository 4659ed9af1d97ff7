import { isWebAddress } from '../../text/web-address.ts'

/** The words of the link to the next part; 下一篇 leads to another article. */
const NEXT = /^[\s[【<《|]*(?:下一?页|下一頁|余下全文|阅读全文|next(?:\s+page)?)[\s\]】>》›»|]*$/i
const EXTENSION = /\.(?:x?html?|shtml|php|aspx?|jsp)$/i
/** The number of a part, before the extension or as a folder. */
const PART = /^[-_/.]?(?:p|page|part)?[-_]?\d{1,3}\/?$/i

/**
 * The address of the next part of an article that a site has split over several pages; null where there is none. It is of
 * the same site, and its path that of this page with another number: others are of the next article, or of a list.
 */
export function nextPageOf(document: Document, address: string | undefined): string | null {
  if (address === undefined) return null
  const links = [...document.querySelectorAll('a[href]')].filter(
    (link) => NEXT.test(link.textContent ?? '') || link.getAttribute('rel') === 'next',
  )
  for (const link of links) {
    const next = resolved(link.getAttribute('href') ?? '', address)
    if (next && isPartOf(next, new URL(address))) return next.href
  }
  return null
}

function resolved(href: string, base: string): URL | null {
  if (!URL.canParse(href, base)) return null
  const url = new URL(href, base)
  url.hash = ''
  return isWebAddress(url.href) ? url : null
}

function isPartOf(next: URL, page: URL): boolean {
  if (next.origin !== page.origin || next.href === page.href) return false
  if (next.pathname === page.pathname) return next.search !== page.search && /\d/.test(next.search)
  const [own, other] = [stemOf(page), stemOf(next)]
  // The page may be a part itself.
  const stems = [own, own.replace(/[-_/.](?:p|page)?[-_]?\d{1,2}$/i, '')]
  return stems.some(
    (stem) => /[^/]$/.test(stem) && other.startsWith(stem) && PART.test(other.slice(stem.length)),
  )
}

const stemOf = ({ pathname }: URL) => pathname.replace(/\/$/, '').replace(EXTENSION, '')
