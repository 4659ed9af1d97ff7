import type { IncomingMessage } from 'node:http'
import { MOST_FIELDS, MOST_TEXT_BYTES } from './form-limits.ts'
import { malformed, tooLongText, tooManyFields } from './form-refusal.ts'
import type { PostedFields } from './posted-fields.ts'
import { decodedText } from './posted-text.ts'

/** Each byte of a text may be three characters here. */
const MOST_BYTES = 3 * MOST_TEXT_BYTES

/**
 * Reads a body of the type application/x-www-form-urlencoded (URL Standard, §5.1).
 * @throws FormRefusal; Error when the sender went away
 */
export async function readUrlencoded(request: IncomingMessage, fields: PostedFields): Promise<void> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) throw tooLongText()
    chunks.push(chunk)
  }
  // One byte a character: what is not ASCII is decoded with the rest of its field.
  const body = Buffer.concat(chunks).toString('latin1')
  const pairs = body.split('&', MOST_FIELDS + 1).filter((pair) => pair !== '')
  if (pairs.length > MOST_FIELDS) throw tooManyFields()
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    if (!fields.add(decoded(name), decoded(value))) throw malformed()
  }
}

function decoded(text: string): string {
  const bytes = text
    .replaceAll('+', ' ')
    .replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return decodedText(Buffer.from(bytes, 'latin1'))
}
