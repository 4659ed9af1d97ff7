import { newFormKey } from './form-key.ts'
import { type DraftScope, type LocalDraft, saveLocalDraft } from './local-draft.ts'

/** Version 0.1.0 stored all drafts of an article as one list. Stores each under a key of its own, and removes the list once
 *  all of them are stored. */
export function migrateLocalDrafts(scope: DraftScope): void {
  const list = `citysite:desk:${scope.editorId}:${scope.articleId ?? 'new'}`
  try {
    const old: unknown = JSON.parse(localStorage.getItem(list) ?? 'null')
    if (!Array.isArray(old)) return
    const drafts = old.map((draft: LocalDraft) => ({ ...draft, visit: newFormKey() }))
    if (drafts.every((draft) => saveLocalDraft(scope, draft))) localStorage.removeItem(list)
    else for (const { visit } of drafts) localStorage.removeItem(`${list}:${visit}`)
  } catch {
    // Not what version 0.1.0 wrote, or storage is switched off: there is nothing to migrate.
  }
}
