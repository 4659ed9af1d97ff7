import { type Tx, transaction } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { assertDescribed } from './assert-media.ts'
import { settleAutosave } from './autosave/settle-autosave.ts'
import { claim } from './claim.ts'
import { type ArticleText, assertPublishable, changesBetween, columnsOf, textOf } from './content.ts'
import { permitSource } from './permit-source.ts'
import { publicTimes } from './public-times.ts'
import { recordChange } from './record-change.ts'
import { refuseRemovedText } from './refuse-removed-text.ts'
import { type Content, contentSchema, type Seen, seenSchema, sourceReasonSchema } from './schema.ts'
import { moves } from './status.ts'
import { openWithdrawalWindow } from './withdrawal-window.ts'
import {
  type CopySeen,
  copyVersionSchema,
  liveVersion,
  noteSchema,
  removeCopy,
  seenCopy,
} from './working-copy.ts'

const schema = contentSchema
  .extend(seenSchema.shape)
  .extend({ note: noteSchema, copyVersion: copyVersionSchema.optional(), sourceReason: sourceReasonSchema })

/** A new text for readers; `note` is the public correction note, empty where no words change. */
export type Amendment = { content: Content; note: string; sourceReason?: string }

/** An article as somebody saw it; with the version of its working copy where that is what is published. */
type AmendSeen = Seen & { copyVersion?: number | undefined }

/** Changes a published article. What alters words that readers saw needs a public correction note. The working copy that
 *  was seen is published with it, and is no more; without one, a working copy stays, to be merged with the new text.
 *  @throws DomainError invalid-input | not-found | wrong-state | conflict | gone | blocked (a case keeps this text from readers) */
export async function amend(
  tx: Tx,
  actor: Actor,
  seen: AmendSeen,
  { content, note, sourceReason = '' }: Amendment,
): Promise<Seen> {
  const old = await claim(tx, seen, 'amend')
  const { id, version } = old
  if (seen.copyVersion !== undefined) await takeCopy(tx, { ...seen, copyVersion: seen.copyVersion })
  assertPublishable(content, old.origin)
  await assertDescribed(tx, content.body)
  const textBefore = await textOf(tx, old)
  const { words, others } = changedFields(textBefore, content, note)
  const isNoted = note !== ''
  const isSameSource = !words.includes('sourceName') && !words.includes('sourceUrl')
  const exception = isSameSource ? {} : await permitSource(tx, actor, old, content, sourceReason)
  const before = await liveVersion(tx, id)
  const article = await tx.article.update({
    where: { id },
    data: {
      ...(await columnsOf(tx, content)),
      ...publicTimes(old, content),
      amendedAt: isNoted ? new Date() : old.amendedAt,
      editorId: editorIdOf(actor) ?? old.editorId,
    },
  })
  if (isNoted)
    await tx.correction.create({
      data: { articleId: id, version, note, editorId: editorIdOf(actor), actor: actor.name },
    })
  await recordChange(tx, article, {
    move: 'amend',
    by: actor,
    text: content,
    before: { text: textBefore, cityId: old.cityId },
    details: { version, changed: [...words, ...others], note, ...exception },
  })
  if (words.length > 0) await refuseRemovedText(tx, id, content, textBefore)
  await openWithdrawalWindow(tx, { id, version, before: old, liveVersion: before })
  return { id, version }
}

/** The same, for an editor who may.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function amendArticle(editor: Editor, input: unknown): Promise<Seen> {
  permit(editor, moves.amend.permission)
  const { id, version, copyVersion, note, sourceReason, ...content } = parseInput(schema, input)
  return transaction(async (tx) => {
    const amended = await amend(tx, editor, { id, version, copyVersion }, { content, note, sourceReason })
    await settleAutosave(tx, editor, id, { content, note })
    return amended
  })
}

async function takeCopy(tx: Tx, seen: CopySeen): Promise<void> {
  if (await seenCopy(tx, seen)) await removeCopy(tx, seen.id)
}

type Changes = ReturnType<typeof changesBetween>

function changedFields(before: ArticleText, content: Content, note: string): Changes {
  const changes = changesBetween(content, before)
  const { words, others } = changes
  if (words.length + others.length === 0)
    throw new DomainError('invalid-input', '没有任何改动。', { fields: { '': '没有任何改动' } })
  if (words.length === 0 || note !== '') return changes
  throw new DomainError('invalid-input', '改动了读者看过的文字，须有更正说明。', {
    fields: { note: '请填写更正说明' },
    details: { changed: words },
  })
}
