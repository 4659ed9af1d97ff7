import type { Origin } from '#lib/articles/origin.ts'
import { isPublic } from '#lib/articles/status.ts'
import { type ArticleContent, emptyContent } from './article-content.ts'
import type { Standing } from './standing.ts'

/** What was typed and not yet sent, stored in the browser's localStorage: with the version it began from, so that a newer
 *  version on the server is not overwritten unseen when the draft is restored. */
export type LocalDraft = {
  /** Key of the opened form (form-key.ts) in which it was typed; of a new article also the key under which it is created. */
  visit: string
  /** 0 for an article that does not exist yet. */
  version: number
  /** Of the working copy, and what readers saw then; a draft stored before there were working copies has neither. */
  copyVersion?: number
  live?: ArticleContent | null
  origin: Origin
  base: ArticleContent
  content: ArticleContent
  note: string
  at: number
}

/** Whose drafts, and of which article; null stands for an article that does not exist yet. */
export type DraftScope = { editorId: string; articleId: number | null }

const prefixOf = ({ editorId, articleId }: DraftScope) => `citysite:desk:${editorId}:${articleId ?? 'new'}:`

/** Stores a draft, in place of the one stored before under the same `visit`. No other draft is removed to make room for it.
 *  @returns false if the browser refuses: its storage is full, or switched off */
export function saveLocalDraft(scope: DraftScope, draft: LocalDraft): boolean {
  try {
    localStorage.setItem(prefixOf(scope) + draft.visit, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

/** Deletes the draft stored under this `visit`. */
export function deleteLocalDraft(scope: DraftScope, visit: string): void {
  try {
    localStorage.removeItem(prefixOf(scope) + visit)
  } catch {
    // Storage is switched off, so there is no draft.
  }
}

/** The drafts of this article, the newest first. */
export function localDraftsOf(scope: DraftScope): LocalDraft[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefixOf(scope)))
    return keys.flatMap((key) => parsed(localStorage.getItem(key))).sort((one, other) => other.at - one.at)
  } catch {
    return []
  }
}

function parsed(stored: string | null): LocalDraft[] {
  try {
    const draft: unknown = JSON.parse(stored ?? 'null')
    return isLocalDraft(draft) ? [completed(draft)] : []
  } catch {
    return []
  }
}

/** From where a restored draft goes on: what has changed on the server since is told when it is sent. */
export function standingOfDraft(
  { version, copyVersion = 0, base, live }: LocalDraft,
  { status }: Pick<Standing, 'status'>,
): Pick<Standing, 'version' | 'copyVersion' | 'base' | 'live'> {
  return { version, copyVersion, base, live: live ?? (isPublic(status) ? base : null) }
}

/** Adds the fields that the form had not yet when the draft was stored. */
function completed(draft: LocalDraft): LocalDraft {
  const { base, content } = draft
  return { ...draft, base: { ...emptyContent, ...base }, content: { ...emptyContent, ...content } }
}

function isLocalDraft(value: unknown): value is LocalDraft {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['visit', 'version', 'origin', 'content', 'base', 'note', 'at'].every((name) => name in value)
  )
}
