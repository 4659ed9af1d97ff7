import type { Role } from '#lib/db/generated/enums.ts'
import type { Editor } from '../actors/editor.ts'
import { DomainError } from '../errors.ts'

/** What each role may do. A newcomer writes and corrects; what takes a text from readers or brings it back is the chief's. */
const granted: Record<Permission, readonly Role[]> = {
  'article.draft': ['editor', 'chief_editor', 'admin'],
  'article.publish': ['editor', 'chief_editor', 'admin'],
  'article.amend': ['editor', 'chief_editor', 'admin'],
  'article.take-down': ['chief_editor', 'admin'],
  'article.restore': ['chief_editor', 'admin'],
  // One's own drafts anybody may delete who may write them.
  'article.delete-any-draft': ['chief_editor', 'admin'],
}

export type Permission =
  | 'article.draft'
  | 'article.publish'
  | 'article.amend'
  | 'article.take-down'
  | 'article.restore'
  | 'article.delete-any-draft'

export function allows(editor: Editor, permission: Permission): boolean {
  return granted[permission].includes(editor.role)
}

/** @throws DomainError forbidden */
export function permit(editor: Editor, permission: Permission): void {
  if (!allows(editor, permission))
    throw new DomainError('forbidden', '您的角色没有这项权限，请联系主编或管理员。')
}
