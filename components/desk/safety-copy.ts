import type { Origin } from '#lib/articles/origin.ts'
import type { ArticleContent } from './article-content.ts'

/** Which copy it is: of which visit to which version of an article. */
export type CopyIdentity = { version: number; visit: string }

/** What was typed and not yet stored, kept in the browser: with the version it began from, so that nothing newer is
 *  overwritten unseen when it comes back. */
export type SafetyCopy = CopyIdentity & {
  origin: Origin
  base: ArticleContent
  content: ArticleContent
  note: string
  at: number
}

const MOST_COPIES = 5

const keyOf = (editorId: string, articleId: number | null) =>
  `citysite:desk:${editorId}:${articleId ?? 'new'}`

/** Keeps a copy beside the others; a browser that refuses (full, private) is no reason to disturb. */
export function keepCopy(editorId: string, articleId: number | null, copy: SafetyCopy): void {
  const others = readAll(editorId, articleId).filter((one) => !isSame(one, copy))
  write(keyOf(editorId, articleId), [...others, copy].slice(-MOST_COPIES))
}

/** Forgets one copy. */
export function dropCopy(editorId: string, articleId: number | null, copy: CopyIdentity): void {
  const others = readAll(editorId, articleId).filter((one) => !isSame(one, copy))
  write(keyOf(editorId, articleId), others)
}

/** The copies for this article, the newest first. */
export function copiesOf(editorId: string, articleId: number | null): SafetyCopy[] {
  return readAll(editorId, articleId).toSorted((one, other) => other.at - one.at)
}

const isSame = (one: CopyIdentity, other: CopyIdentity) =>
  one.version === other.version && one.visit === other.visit

function readAll(editorId: string, articleId: number | null): SafetyCopy[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(editorId, articleId)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isCopy) : []
  } catch {
    return []
  }
}

function write(key: string, copies: SafetyCopy[]): void {
  try {
    if (copies.length > 0) localStorage.setItem(key, JSON.stringify(copies))
    else localStorage.removeItem(key)
  } catch {
    // The copy is a second safety; the text itself stays in the form.
  }
}

function isCopy(value: unknown): value is SafetyCopy {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['version', 'visit', 'origin', 'content', 'base'].every((name) => name in value)
  )
}
