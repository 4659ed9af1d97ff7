import type { Origin } from '#lib/db/generated/enums.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { settleAutosave } from './autosave/settle-autosave.ts'
import { claim } from './claim.ts'
import { columnsOf, isSameText, textOf } from './content.ts'
import { rememberPlace } from './last-place.ts'
import { recordChange } from './record-change.ts'
import { type Content, contentSchemaOf, type Seen, seenSchema } from './schema.ts'
import { moves } from './status.ts'

const schema = contentSchemaOf('save').extend(seenSchema.shape).partial({ origin: true })

/** A draft's text; with its origin, where that is to be another one. */
type Draft = Content & { origin?: Origin | undefined }

/** Stores a text in a draft; no reader sees it. A text that is there already makes no new version. Until the first
 *  publication the origin can be changed, and with it the disclaimer that applies and what has to be filled in.
 *  @throws DomainError invalid-input | not-found | wrong-state | conflict */
export async function save(tx: Tx, actor: Actor, seen: Seen, draft: Draft): Promise<Seen> {
  if (await isStored(tx, seen, draft)) return seen
  const { origin: before } = await claim(tx, seen, 'save')
  const { origin = before, ...content } = draft
  const data = { ...(await columnsOf(tx, content)), origin }
  const article = await tx.article.update({ where: { id: seen.id }, data })
  const { id, version } = article
  await recordChange(tx, article, {
    move: 'save',
    by: actor,
    text: content,
    details: { version, ...(origin === before ? {} : { origin }) },
  })
  return { id, version }
}

/** The same, for an editor who may.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function saveDraft(editor: Editor, input: unknown): Promise<Seen> {
  permit(editor, moves.save.permission)
  const { id, version, ...content } = parseInput(schema, input)
  return transaction(async (tx) => {
    const saved = await save(tx, editor, { id, version }, content)
    await rememberPlace(tx, editor, content)
    await settleAutosave(tx, editor, id, { content })
    return saved
  })
}

/** Whether the draft stands at this version with this very text. */
async function isStored(tx: Tx, seen: Seen, draft: Draft): Promise<boolean> {
  const stored = await tx.article.findFirst({ where: { ...seen, status: { in: [...moves.save.from] } } })
  if (!stored || (draft.origin ?? stored.origin) !== stored.origin) return false
  return isSameText(draft, await textOf(tx, stored))
}
