import { LRUCache } from 'lru-cache'

/** Longer strings are rarely equal to another one. */
const LONGEST = 1_024
const texts = new LRUCache<string, string>({ max: 2_000 })

/**
 * One shared string for equal texts (string interning): header fields and tags are the same on most pages, but each
 * response brings a copy of its own.
 * @returns `isNew` where the text was not among the last 2,000
 */
export function internText(text: string): { text: string; isNew: boolean } {
  if (text.length > LONGEST) return { text, isNew: true }
  const known = texts.get(text)
  if (known === undefined) texts.set(text, text)
  return { text: known ?? text, isNew: known === undefined }
}
