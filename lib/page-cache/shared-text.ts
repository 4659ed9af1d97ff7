import { LRUCache } from 'lru-cache'

/** Longer ones are hardly ever alike. */
const LONGEST = 1_024
const texts = new LRUCache<string, string>({ max: 2_000 })

/**
 * The same text, as one string for all that hold it: header fields and tags are alike on most pages, and every one
 * arrives as a string of its own.
 * @returns `isNew` where nobody brought it lately
 */
export function sharedText(text: string): { text: string; isNew: boolean } {
  if (text.length > LONGEST) return { text, isNew: true }
  const known = texts.get(text)
  if (known === undefined) texts.set(text, text)
  return { text: known ?? text, isNew: known === undefined }
}
