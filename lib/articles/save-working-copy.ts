import type { WorkingCopy } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { editorIdOf } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import type { Amendment } from './amend.ts'
import { hold } from './claim.ts'
import { changesBetween, columnsOf } from './content.ts'
import { recordChange } from './record-change.ts'
import { contentSchema } from './schema.ts'
import { moves } from './status.ts'
import { type CopySeen, copySeenSchema, noteSchema, seenCopy } from './working-copy.ts'

const schema = contentSchema.extend(copySeenSchema.shape).extend({ note: noteSchema })

/** Stores what an editor prepares for a published article; readers go on seeing the live text. A text that is there
 *  already makes no new version.
 *  @throws DomainError invalid-input | not-found | wrong-state | conflict */
export async function saveCopy(
  tx: Tx,
  actor: Actor,
  seen: CopySeen,
  { content, note }: Amendment,
): Promise<CopySeen> {
  const article = await hold(tx, seen, 'save-copy')
  const { id, version } = article
  const before = await seenCopy(tx, seen)
  // City, column and source must be such as can be published.
  await columnsOf(tx, content)
  if (before && isSame(before, { content, note })) return { id, version, copyVersion: before.version }
  const { version: basedOn } = await tx.revision.findFirstOrThrow({ where: { articleId: id, live: true } })
  const saved = { content, note, basedOn, savedById: editorIdOf(actor), savedByName: actor.name }
  const copy = await tx.workingCopy.upsert({
    where: { articleId: id },
    create: { articleId: id, ...saved },
    update: { ...saved, version: { increment: 1 }, savedAt: new Date() },
  })
  await recordChange(tx, article, { move: 'save-copy', by: actor, details: { copyVersion: copy.version } })
  return { id, version, copyVersion: copy.version }
}

function isSame(stored: WorkingCopy, { content, note }: Amendment): boolean {
  const { words, others } = changesBetween(content, contentSchema.parse(stored.content))
  return stored.note === note && words.length + others.length === 0
}

/** The same, for an editor who may.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function saveWorkingCopy(editor: Editor, input: unknown): Promise<CopySeen> {
  permit(editor, moves['save-copy'].permission)
  const { id, version, copyVersion, note, ...content } = parseInput(schema, input)
  return transaction((tx) => saveCopy(tx, editor, { id, version, copyVersion }, { content, note }))
}
