import { createHash } from 'node:crypto'
import { isStorable, storable } from '../../text/storable.ts'

/** In bytes; an index of the database takes no key of more than some 2,700. */
const LONGEST = 500
const SHOWN = 100

/** A key as an item is stored by it: the key itself, or, where that cannot be stored or is very long, its beginning and a
 *  hash of the whole. */
export function itemKey(key: string): string {
  if (isStorable(key) && Buffer.byteLength(key) <= LONGEST) return key
  // UTF-16, in which a lone surrogate is itself.
  const hash = createHash('sha256').update(key, 'utf16le').digest('hex')
  return `${storable(key.slice(0, SHOWN))}…${hash}`
}
