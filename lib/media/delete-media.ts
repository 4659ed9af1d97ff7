import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { allows, permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { type SeenRow, seenRow } from '../seen-row.ts'
import { claimMedia } from './claim-media.ts'
import { sourcesWith } from './sources-with.ts'
import { heldSentence, whatHolds } from './what-holds.ts'

/** Whether this editor may delete a medium that this person brought in; null where no editor did. */
export function mayDeleteMedia(editor: Editor, broughtById: string | null): boolean {
  return allows(editor, 'media.delete-any') || (broughtById !== null && broughtById === editor.id)
}

/**
 * Deletes a medium that neither an article nor a text that is not submitted yet uses, and no source is listed by, for
 * whoever acts. A text or a source that takes it up at the same time holds its row (`recordUses`, the trigger `hold_media`,
 * `sourceColumns`), so that one of the two hears why.
 * @throws DomainError forbidden | not-found | conflict | wrong-state (in use; details.articles)
 */
export async function deleteUnused(tx: Tx, actor: Actor, seen: SeenRow): Promise<void> {
  await tx.$queryRaw`SELECT FROM media WHERE id = ${seen.id} FOR UPDATE`
  const { id, editorId, name, uploadHash } = await claimMedia(tx, seen)
  if ('id' in actor && !mayDeleteMedia(actor, editorId))
    throw new DomainError('forbidden', '这是别人上传的，只有主编或管理员可以删除。')
  const holders = await whatHolds(id, tx)
  const held = heldSentence(holders)
  if (held)
    throw new DomainError('wrong-state', held, {
      details: { articles: [...new Set([...holders.articles, ...holders.unsubmitted])] },
    })
  const [source] = await sourcesWith(id, tx)
  if (source !== undefined) throw new DomainError('wrong-state', `它是来源“${source}”的依据文件，不能删除。`)
  await tx.media.update({ where: { id }, data: { deletedAt: new Date() } })
  // What no row names any more is deleted by the sweep of the file store.
  await tx.mediaFile.deleteMany({ where: { mediaId: id } })
  const details = { name, hash: uploadHash }
  await recordAudit(tx, { event: 'media_deleted', by: actor, about: { subject: 'media', id }, details })
}

/** The same for an editor: his own, a chief any.
 *  @throws DomainError forbidden | invalid-input | not-found | conflict | wrong-state */
export async function deleteMedia(editor: Editor, input: unknown): Promise<void> {
  permit(editor, 'media.add')
  const seen = parseInput(seenRow, input)
  await transaction((tx) => deleteUnused(tx, editor, seen))
}
