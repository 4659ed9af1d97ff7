import { createHmac } from 'node:crypto'
import { currentKeys, keyRing, type SealKeys } from './seal-keys.ts'

/** What a blind index finds: an e-mail address or telephone number, a name, a receipt. */
export type IndexPurpose = 'contact' | 'name' | 'receipt'

/**
 * By what a sealed text can be found without being readable: HMAC-SHA256 under a key of SECRET, 32 bytes. Spellings of one
 * contact, name or receipt have one index; the same text has another one for another purpose.
 */
export function blindIndex(purpose: IndexPurpose, text: string): Uint8Array<ArrayBuffer> {
  return indexUnder(currentKeys(), purpose, text)
}

/** The indexes under SECRET and each of SECRET_PREVIOUS, for a search while rows wait to be sealed anew. */
export function blindIndexes(purpose: IndexPurpose, text: string): Uint8Array<ArrayBuffer>[] {
  return keyRing().map((keys) => indexUnder(keys, purpose, text))
}

function indexUnder({ index }: SealKeys, purpose: IndexPurpose, text: string): Uint8Array<ArrayBuffer> {
  const digest = createHmac('sha256', index)
    .update(`${purpose}\0${spellings[purpose](text)}`)
    .digest()
  return new Uint8Array(digest)
}

const spellings: Record<IndexPurpose, (text: string) => string> = {
  contact: (text) => (folded(text).includes('@') ? folded(text) : telephone(text.normalize('NFKC'))),
  // The dot within names of some peoples is typed in several ways.
  name: (text) => folded(text).replace(/[•‧∙⋅・]/g, '·'),
  // Crockford's base32 reads O as 0, I and L as 1, and hyphens as nothing.
  receipt: (text) =>
    text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1'),
}

function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
}

/** Its digits without what is dialled before it: zeros, and China's own number, also where it stands before that of a mobile
 *  telephone alone. */
function telephone(text: string): string {
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  const isChina = /^\s*\(?\s*(\+|00)\s*86/.test(text) || /^861[3-9]\d{9}$/.test(digits)
  return isChina ? digits.replace(/^86/, '').replace(/^0+/, '') : digits
}
