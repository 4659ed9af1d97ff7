import type { Origin } from '#lib/db/generated/enums.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { createOnce, idempotencyKeySchema } from '../idempotency/create-once.ts'
import { parseInput } from '../input.ts'
import { columnsOf } from './content.ts'
import { rememberPlace } from './last-place.ts'
import { recordChange } from './record-change.ts'
import { type Content, contentSchemaOf, type Seen } from './schema.ts'
import { moves } from './status.ts'

const schema = contentSchemaOf('draft').extend({ key: idempotencyKeySchema.optional() })

type Begun = {
  id: number
  /** Of the text that the first press with this key stored; the article may have moved on since. */
  version: number
  /** Whether an earlier press with the same key has made it, and this one nothing. */
  isRepeat: boolean
}

/** Starts an article as a draft.
 *  @throws DomainError invalid-input */
export async function draft(
  tx: Tx,
  actor: Actor,
  { origin, ...content }: Content & { origin: Origin },
): Promise<Seen> {
  const article = await tx.article.create({ data: { origin, ...(await columnsOf(tx, content)) } })
  const { id, version } = article
  await recordChange(tx, article, {
    move: 'draft',
    by: actor,
    text: content,
    details: { origin, version },
  })
  return { id, version }
}

/** The same, for an editor who may. With a `key`, once however often it is asked.
 *  @throws DomainError forbidden | invalid-input | duplicate */
export async function createDraft(editor: Editor, input: unknown): Promise<Begun> {
  permit(editor, moves.draft.permission)
  const { key, ...text } = parseInput(schema, input)
  return transaction(async (tx) => {
    const begin = async () => {
      const { id } = await draft(tx, editor, text)
      await rememberPlace(tx, editor, text)
      return id
    }
    if (key === undefined) return { id: await begin(), version: 1, isRepeat: false }
    const begun = await createOnce(tx, { key, makes: 'article', editorId: editor.id }, begin)
    return { ...begun, version: 1 }
  })
}
