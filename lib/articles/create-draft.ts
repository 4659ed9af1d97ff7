import type { Origin } from '#lib/db/generated/enums.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { createOnce, idempotencyKeySchema } from '../idempotency/create-once.ts'
import { parseInput } from '../input.ts'
import { columnsOf } from './content.ts'
import { originNames } from './origin.ts'
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

/** Starts an article as a draft. Its origin is fixed from here on.
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
 *  @throws DomainError forbidden | invalid-input | not-found (made once, deleted since) | duplicate */
export async function createDraft(editor: Editor, input: unknown): Promise<Begun> {
  permit(editor, moves.draft.permission)
  const { key, ...text } = parseInput(schema, input)
  return transaction(async (tx) => {
    const begin = async () => (await draft(tx, editor, text)).id
    if (key === undefined) return { id: await begin(), version: 1, isRepeat: false }
    const begun = await createOnce(tx, { key, makes: 'article', editorId: editor.id }, begin)
    if (begun.isRepeat) await assertSameOrigin(tx, begun.id, text.origin)
    return { ...begun, version: 1 }
  })
}

/** What cannot be changed any more must not seem to have been. */
async function assertSameOrigin(tx: Tx, id: number, origin: Origin): Promise<void> {
  const article = await tx.article.findUnique({ where: { id }, select: { origin: true } })
  if (!article) throw new DomainError('not-found', '这篇草稿已被删除。')
  if (article.origin === origin) return
  const said = `这篇文章已存为“${originNames[article.origin]}”，类型不能再改`
  throw new DomainError('invalid-input', `${said}。`, { fields: { origin: said } })
}
