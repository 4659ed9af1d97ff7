import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { claim } from './claim.ts'
import { textOf } from './content.ts'
import { makePublic, publicColumns } from './make-public.ts'
import { type Seen, seenSchema } from './schema.ts'
import { moves } from './status.ts'

/** Shows a draft to readers, under the disclaimer that is in force for its origin now.
 *  @throws DomainError invalid-input | not-found | wrong-state | conflict */
export async function publish(tx: Tx, actor: Actor, seen: Seen): Promise<Seen> {
  const claimed = await claim(tx, seen, 'publish')
  const text = await textOf(tx, claimed)
  const data = await publicColumns(tx, actor, claimed)
  const article = await tx.article.update({ where: { id: claimed.id }, data })
  await makePublic(tx, actor, article, { move: 'publish', text })
  return { id: article.id, version: article.version }
}

/** The same, for an editor who may.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function publishArticle(editor: Editor, input: unknown): Promise<Seen> {
  permit(editor, moves.publish.permission)
  const seen = parseInput(seenSchema, input)
  return transaction((tx) => publish(tx, editor, seen))
}
