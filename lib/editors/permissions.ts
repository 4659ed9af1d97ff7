import type { Role } from '#lib/db/generated/enums.ts'
import type { Editor } from '../actors/editor.ts'
import { DomainError } from '../errors.ts'

/** The roles that have each permission. Editors write, publish and amend; removing and restoring is for chief editors. */
const granted: Record<Permission, readonly Role[]> = {
  'article.draft': ['editor', 'chief_editor', 'admin'],
  'article.publish': ['editor', 'chief_editor', 'admin'],
  // Of several stages the earlier ones, and to return a text.
  'article.review': ['editor', 'chief_editor', 'admin'],
  // The last stage, or the only one.
  'article.approve': ['chief_editor', 'admin'],
  'article.amend': ['editor', 'chief_editor', 'admin'],
  'article.take-down': ['chief_editor', 'admin'],
  // Until a notice of rights has been checked.
  'article.suspend': ['chief_editor', 'admin'],
  // By order of a court or regulator.
  'article.block': ['chief_editor', 'admin'],
  'article.restore': ['chief_editor', 'admin'],
  // Own drafts can be deleted by everybody with article.draft.
  'article.delete-any-draft': ['chief_editor', 'admin'],
  // A repost whose source is not one of those that may be reposted from.
  'article.publish-unlisted': ['chief_editor', 'admin'],
  // Everybody sees the list of sources.
  'source.keep': ['chief_editor', 'admin'],
  // Everybody sees the word list.
  'word.keep': ['chief_editor', 'admin'],
  // Everybody sees the policies and their versions.
  'policy.publish': ['chief_editor', 'admin'],
  // The front page and the cities'.
  'front.arrange': ['editor', 'chief_editor', 'admin'],
  // Another editor's runs are for who may delete another's drafts.
  'import.run': ['editor', 'chief_editor', 'admin'],
  'media.add': ['editor', 'chief_editor', 'admin'],
  // Own media can be deleted by everybody with media.add.
  'media.delete-any': ['chief_editor', 'admin'],
  'case.read': ['editor', 'chief_editor', 'admin'],
  // Accepting a notice keeps its articles from readers until somebody decides: it must not wait for a chief editor.
  'case.accept': ['editor', 'chief_editor', 'admin'],
  // To remove or restore for good.
  'case.decide': ['chief_editor', 'admin'],
  // By order of a court or a regulator.
  'case.block': ['chief_editor', 'admin'],
  // The letters' templates.
  'case.letters': ['chief_editor', 'admin'],
  // Everybody sees the settings.
  'setting.change': ['admin'],
  'contribution.read': ['editor', 'chief_editor', 'admin'],
  'contribution.decide': ['editor', 'chief_editor', 'admin'],
  // Who a claimant or contributor is, and what he sent as evidence. Editors decide on articles without it: whether an element
  // of a notice is missing is shown, letters are sent, and neither needs the identity (个人信息保护法 6, 51).
  'identity.open': ['chief_editor', 'admin'],
}

export type Permission =
  | 'article.draft'
  | 'article.publish'
  | 'article.review'
  | 'article.approve'
  | 'article.amend'
  | 'article.take-down'
  | 'article.suspend'
  | 'article.block'
  | 'article.restore'
  | 'article.delete-any-draft'
  | 'article.publish-unlisted'
  | 'source.keep'
  | 'word.keep'
  | 'policy.publish'
  | 'front.arrange'
  | 'import.run'
  | 'media.add'
  | 'media.delete-any'
  | 'case.read'
  | 'case.accept'
  | 'case.decide'
  | 'case.block'
  | 'case.letters'
  | 'setting.change'
  | 'contribution.read'
  | 'contribution.decide'
  | 'identity.open'

export function allows(editor: Editor, permission: Permission): boolean {
  return granted[permission].includes(editor.role)
}

/** @throws DomainError forbidden */
export function permit(editor: Editor, permission: Permission): void {
  if (!allows(editor, permission))
    throw new DomainError('forbidden', '您的角色没有这项权限，请联系主编或管理员。')
}
