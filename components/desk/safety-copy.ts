import type { ArticleContent } from './article-content.ts'

/** What was typed and not yet stored, kept in the browser: with the version it began from, so that nothing newer is
 *  overwritten unseen when it comes back. */
export type SafetyCopy = {
  version: number
  base: ArticleContent
  content: ArticleContent
  note: string
  at: number
}

const keyOf = (editorId: string, articleId: number | null) =>
  `citysite:desk:${editorId}:${articleId ?? 'new'}`

/** Keeps a copy beside those of other versions; a browser that refuses (full, private) is no reason to disturb. */
export function keepCopy(editorId: string, articleId: number | null, copy: SafetyCopy): void {
  write(keyOf(editorId, articleId), [...readAll(editorId, articleId, copy.version), copy].slice(-5))
}

/** Forgets the copy that began from this version. */
export function dropCopy(editorId: string, articleId: number | null, version: number): void {
  write(keyOf(editorId, articleId), readAll(editorId, articleId, version))
}

/** The newest copy for this article; null when there is none. */
export function newestCopy(editorId: string, articleId: number | null): SafetyCopy | null {
  return readAll(editorId, articleId).toSorted((one, other) => other.at - one.at)[0] ?? null
}

function readAll(editorId: string, articleId: number | null, except?: number): SafetyCopy[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(editorId, articleId)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isCopy).filter(({ version }) => version !== except) : []
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
    typeof value === 'object' && value !== null && 'version' in value && 'content' in value && 'base' in value
  )
}
