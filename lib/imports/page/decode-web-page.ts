import { decodedStrictly, encodingOf } from '../charset.ts'

/** How much of a page is searched for what it says of its encoding. */
const HEAD_BYTES = 4_096
/** Text of another encoding is UTF-8 by chance only where it is very short. */
const CONVINCING_CHARACTERS = 4

/**
 * The text of a page of the web. Its encoding is what the byte order mark says, else what its bytes can be: valid UTF-8, if
 * there is enough of it, else what the HTTP header and then the page's own meta element call it, else what fits.
 * @param contentType the header, null where there is none
 */
export function decodeWebPage(bytes: Uint8Array, contentType: string | null): string {
  const marked = byOrderMark(bytes)
  const encodings = [marked, convincingUtf8(bytes), fromHeader(contentType), fromMeta(bytes)]
  const declared = encodings.filter((one) => one !== null)
  for (const encoding of [...declared, 'utf-8', 'gb18030', 'big5']) {
    const text = decodedStrictly(encoding, bytes)
    if (text !== null) return withoutMark(text)
  }
  // Some bytes are damaged: the rest of the text is worth having.
  return withoutMark(new TextDecoder(declared[0] ?? 'utf-8').decode(bytes))
}

function byOrderMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

function convincingUtf8(bytes: Uint8Array): string | null {
  const text = decodedStrictly('utf-8', bytes)
  const others = text?.match(/[^\0-\x7f]/g)?.length ?? 0
  return others >= CONVINCING_CHARACTERS ? 'utf-8' : null
}

function fromHeader(contentType: string | null): string | null {
  const [, label] = /charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType ?? '') ?? []
  return label === undefined ? null : encodingOf(label)
}

function fromMeta(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES))
  const [, label] =
    /<meta\b[^>]{0,300}?charset\s*=\s*["']?([^\s"'/>;]+)/i.exec(head) ??
    /^\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([^"']+)/i.exec(head) ??
    []
  const encoding = label === undefined ? null : encodingOf(label)
  // It could not have been read, were it true (HTML, "prescan a byte stream").
  return encoding?.startsWith('utf-16') ? 'utf-8' : encoding
}

function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '')
}
