import type { Origin } from '#lib/articles/origin.ts'
import { type ArticleContent, emptyContent } from './article-content.ts'

/** What was typed and not yet stored, kept in the browser: with the version it began from, so that nothing newer is
 *  overwritten unseen when it comes back. */
export type SafetyCopy = {
  /** The visit that typed it; of a new article also the key under which it is made (form-key.ts). */
  visit: string
  /** 0 for an article that does not exist yet. */
  version: number
  origin: Origin
  base: ArticleContent
  content: ArticleContent
  note: string
  at: number
}

/** Whose copies, and of which article; null stands for one that does not exist yet. */
export type Place = { editorId: string; articleId: number | null }

const prefixOf = ({ editorId, articleId }: Place) => `citysite:desk:${editorId}:${articleId ?? 'new'}:`

/** Keeps a copy, in the place of the one that the same visit kept before. No other copy ever makes room for it.
 *  @returns false if the browser refuses: its storage is full, or switched off */
export function keepCopy(place: Place, copy: SafetyCopy): boolean {
  try {
    localStorage.setItem(prefixOf(place) + copy.visit, JSON.stringify(copy))
    return true
  } catch {
    return false
  }
}

/** Forgets the copy of one visit. */
export function dropCopy(place: Place, visit: string): void {
  try {
    localStorage.removeItem(prefixOf(place) + visit)
  } catch {
    // Switched off: then there is none.
  }
}

/** The copies for this article, the newest first. */
export function copiesOf(place: Place): SafetyCopy[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefixOf(place)))
    return keys.flatMap((key) => copyIn(localStorage.getItem(key))).sort((one, other) => other.at - one.at)
  } catch {
    return []
  }
}

function copyIn(kept: string | null): SafetyCopy[] {
  try {
    const copy: unknown = JSON.parse(kept ?? 'null')
    return isCopy(copy) ? [whole(copy)] : []
  } catch {
    return []
  }
}

/** A copy of an earlier version of the form has every field of this one. */
function whole(copy: SafetyCopy): SafetyCopy {
  const { base, content } = copy
  return { ...copy, base: { ...emptyContent, ...base }, content: { ...emptyContent, ...content } }
}

function isCopy(value: unknown): value is SafetyCopy {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['visit', 'version', 'origin', 'content', 'base', 'note', 'at'].every((name) => name in value)
  )
}
