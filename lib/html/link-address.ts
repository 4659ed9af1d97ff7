import { isLinkAddress, tidyAddress } from '../text/web-address.ts'

/** Query parameters that say only by which way a reader came. */
const TRACKER =
  /^(?:utm_\w+|spm|scm|fbclid|gclid|dclid|yclid|msclkid|mc_[ce]id|_hsenc|_hsmi|igshid|hmsr|hmpl|hmcu|hmkw|hmci|share_token|share_source|share_medium|bd_vid|wt\.mc_id|wt_mc)$/i

/** Files that are offered below an article, rather than pages. */
const FILE = /\.(?:docx?|wps|rtf|xlsx?|et|csv|pptx?|dps|pdf|ofd|ceb|zip|rar|7z|txt)$/i

/** A link's address as it is kept: absolute, without what only counts readers; null for one that leads nowhere. */
export function linkAddress(href: string, base: string | undefined): string | null {
  const text = tidyAddress(href)
  if (text === '' || text.startsWith('#')) return null
  const address = withoutTrackers(isLinkAddress(text) ? text : absolute(text, base))
  return isLinkAddress(address) ? address : null
}

/** The address against its page's; the same text where there is no page, or no address. */
export function absolute(address: string, base: string | undefined): string {
  const page = base ?? (address.startsWith('//') ? 'https:' : undefined)
  return page !== undefined && URL.canParse(address, page) ? new URL(address, page).href : address
}

/** An address is written anew only where something of it goes. */
export function withoutTrackers(address: string): string {
  if (!address.includes('?') || !URL.canParse(address)) return address
  const url = new URL(address)
  const names = [...url.searchParams.keys()].filter((name) => TRACKER.test(name))
  if (names.length === 0) return address
  const [before = '', after = ''] = address.split('#', 2)
  const at = before.indexOf('?')
  const kept = before
    .slice(at + 1)
    .split('&')
    .filter((pair) => !TRACKER.test(pair.split('=', 1)[0] ?? ''))
  return `${before.slice(0, at)}${kept.length > 0 ? `?${kept.join('&')}` : ''}${after ? `#${after}` : ''}`
}

/** Whether a link leads to a file, by the address or by what the site says of it. */
export function isAttachment(link: Element): boolean {
  const path = (link.getAttribute('href') ?? '').split(/[?#]/, 1)[0] ?? ''
  return FILE.test(path) || link.getAttribute('appendix') === 'true'
}
