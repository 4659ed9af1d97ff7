import type { ArticleContent } from './article-content.ts'

/** Which copy it is: of which version of an article or, while there is none, of which tab's new article. */
export type CopyIdentity = { version: number; draft: string }

/** What was typed and not yet stored, kept in the browser: with the version it began from, so that nothing newer is
 *  overwritten unseen when it comes back. */
export type SafetyCopy = CopyIdentity & {
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

/** The newest copy for this article; null when there is none. */
export function newestCopy(editorId: string, articleId: number | null): SafetyCopy | null {
  return readAll(editorId, articleId).toSorted((one, other) => other.at - one.at)[0] ?? null
}

const isSame = (one: CopyIdentity, other: CopyIdentity) =>
  one.version === other.version && one.draft === other.draft

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
    ['version', 'draft', 'content', 'base'].every((name) => name in value)
  )
}
