import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { allows } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'

/** Whether this editor may delete a draft that this person began; null where nobody signed in began it. */
export function mayDelete(editor: Editor, draftedById: string | null): boolean {
  return allows(editor, 'article.delete-any-draft') || (draftedById !== null && draftedById === editor.id)
}

/** To be asked once the draft is claimed.
 *  @throws DomainError forbidden */
export async function permitDeletion(tx: Tx, actor: Actor, articleId: number): Promise<void> {
  if (!('id' in actor)) return
  const first = await tx.revision.findUnique({
    where: { articleId_version: { articleId, version: 1 } },
    select: { savedById: true },
  })
  if (!mayDelete(actor, first?.savedById ?? null))
    throw new DomainError('forbidden', '这是别人的草稿，只有主编或管理员可以删除。')
}
