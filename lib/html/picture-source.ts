import { absolute, withoutTrackers } from './link-address.ts'

/** Where sites keep the address of a picture that is loaded when it is scrolled to, WeChat's first. */
const SOURCES = ['data-src', 'data-original', 'data-actualsrc', 'data-lazy-src', 'data-url', 'file', 'src']

/** Hosts and paths that answer a picture to count who asks. */
const BEACON =
  /^https?:\/\/(?:hm\.baidu\.com|[\w.]*\.cnzz\.com|[\w.]*\.51\.la|(?:www\.)?google-analytics\.com|[\w.]*\.doubleclick\.net|[\w.]*\.mmstat\.com|badjs\.weixinbridge\.com)\/|\/(?:pixel|beacon|track(?:er|ing)?|__utm)\.(?:gif|png)\b/i

export type PictureSource =
  /** `address`: on the web, or data of its own. */
  | { kind: 'address'; address: string }
  /** It lies on the disk of who copied it; the clipboard may hold its bytes, in the same order. */
  | { kind: 'file' }
  /** It counts readers, or holds a place until a script comes. */
  | { kind: 'none' }
  /** It cannot be had from here. */
  | { kind: 'unreachable' }

/** Where a picture's bytes are to be had. */
export function pictureSource(
  image: Element,
  style: ReadonlyMap<string, string>,
  base: string | undefined,
): PictureSource {
  if (isTiny(image, style)) return { kind: 'none' }
  const written = SOURCES.map((name) => image.getAttribute(name)?.trim() ?? '').filter(Boolean)
  const address = written.find((one) => !isPlaceholder(one)) ?? firstOfSet(image)
  if (address === undefined) return { kind: written.length > 0 ? 'none' : 'unreachable' }
  if (/^file:|^[a-z]:[\\/]|^\\\\/i.test(address)) return { kind: 'file' }
  if (/^data:image\/(?!svg)/i.test(address)) return { kind: 'address', address }
  const url = withoutTrackers(absolute(address.replaceAll(' ', '%20'), base))
  if (BEACON.test(url)) return { kind: 'none' }
  return /^https?:\/\/[^/]/i.test(url) && URL.canParse(url)
    ? { kind: 'address', address: url }
    : { kind: 'unreachable' }
}

/** A picture that stands in until the real one is loaded: the smallest there is, as data. */
function isPlaceholder(address: string): boolean {
  return /^data:image\/(?:gif|svg\+xml|png)[;,]/i.test(address) && address.length < 400
}

function firstOfSet(image: Element): string | undefined {
  const set = image.getAttribute('srcset') ?? image.getAttribute('data-srcset') ?? ''
  return set.trim().split(/\s/, 1)[0]?.replace(/,$/, '') || undefined
}

/** Whether a picture is a dot, by which mails and pages count their readers. */
function isTiny(image: Element, style: ReadonlyMap<string, string>): boolean {
  return ['width', 'height'].some((name) =>
    /^[01](?:px|pt)?$/.test((image.getAttribute(name) ?? style.get(name) ?? '').trim()),
  )
}
