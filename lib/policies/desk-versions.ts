import type { PolicyKind } from '#lib/db/generated/enums.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { type PolicyVersion, policyVersions } from './versions.ts'

/** Every version of a policy, or of all, newest first, with its texts as they were written. Every editor may see them.
 *  @throws DomainError forbidden */
export async function versionsForDesk(editor: Editor, kind: PolicyKind | null): Promise<PolicyVersion[]> {
  permit(editor, 'article.draft')
  return policyVersions(kind)
}
