import type { WorkingCopy } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { recordUses } from '../media/record-uses.ts'
import type { Amendment } from './amend.ts'
import { assertMediaFit } from './assert-media.ts'
import { keepCopy } from './autosave/keep-copy.ts'
import { settleAutosave } from './autosave/settle-autosave.ts'
import { hold } from './claim.ts'
import { assertLeadPicture, assertPlace, isSameText, textOf } from './content.ts'
import { discardCopy } from './discard-working-copy.ts'
import { mediaOfText } from './media-of-text.ts'
import { recordChange } from './record-change.ts'
import { contentSchemaOf } from './schema.ts'
import { moves } from './status.ts'
import {
  type CopySeen,
  copyContent,
  copySeenSchema,
  liveVersion,
  noteSchema,
  seenCopy,
} from './working-copy.ts'

const schema = contentSchemaOf('save-copy').extend(copySeenSchema.shape).extend({ note: noteSchema })

/** Stores what an editor prepares for a published article; readers go on seeing the live text. A text that is stored
 *  already makes no new version, and one that is the live text makes no working copy (`copyVersion` 0).
 *  @param move `prepare-correction` for an article that a case keeps from readers
 *  @throws DomainError invalid-input | not-found | wrong-state | conflict */
export async function saveCopy(
  tx: Tx,
  actor: Actor,
  seen: CopySeen,
  { content, note }: Amendment,
  move: 'save-copy' | 'prepare-correction' = 'save-copy',
): Promise<CopySeen> {
  const article = await hold(tx, seen, move)
  const { id, version } = article
  const before = await seenCopy(tx, seen)
  await assertPlace(tx, content)
  await assertLeadPicture(tx, content)
  if (note === '' && isSameText(content, await textOf(tx, article)))
    return { ...(await discardCopy(tx, actor, seen)), copyVersion: 0 }
  const basedOn = await liveVersion(tx, id)
  if (before && isStored(before, { content, note }, basedOn))
    return { id, version, copyVersion: before.version }
  if (before) await keepCopy(tx, before)
  const copyVersion = await nextVersion(tx)
  const saved = {
    ...{ version: copyVersion, content, note, basedOn },
    ...{ savedById: editorIdOf(actor), savedByName: actor.name, savedAt: new Date() },
  }
  await tx.workingCopy.upsert({
    where: { articleId: id },
    create: { articleId: id, ...saved },
    update: saved,
  })
  await assertMediaFit(tx, content.body)
  await recordUses(tx, id, 'copy', mediaOfText(content))
  await recordChange(tx, article, { move, by: actor, details: { copyVersion } })
  return { id, version, copyVersion }
}

function isStored(stored: WorkingCopy, { content, note }: Amendment, basedOn: number): boolean {
  const text = copyContent(stored)
  return stored.basedOn === basedOn && stored.note === note && text !== null && isSameText(content, text)
}

async function nextVersion(tx: Tx): Promise<number> {
  const rows = await tx.$queryRaw<{ version: number }[]>`
    SELECT nextval('working_copy_version')::int AS version`
  return rows[0]?.version ?? 0
}

/** The same, for an editor who may.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function saveWorkingCopy(editor: Editor, input: unknown): Promise<CopySeen> {
  permit(editor, moves['save-copy'].permission)
  const { id, version, copyVersion, note, ...content } = parseInput(schema, input)
  return transaction(async (tx) => {
    const saved = await saveCopy(tx, editor, { id, version, copyVersion }, { content, note })
    await settleAutosave(tx, editor, id, { content, note })
    return saved
  })
}
