import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../../actors/editor.ts'
import { permit } from '../../editors/permissions.ts'
import { DomainError } from '../../errors.ts'
import { createOnce } from '../../idempotency/create-once.ts'
import { draft } from '../create-draft.ts'
import { type ContentField, contentFields } from '../fields.ts'
import { type Content, contentSchema } from '../schema.ts'
import { moves } from '../status.ts'
import type { SentText } from './autosave-request.ts'
import type { AutosaveAnswer } from './autosave-types.ts'
import { type FormText, formTextOf } from './form-text.ts'

/**
 * Begins the draft of a form in which something was typed, once for the form's key. It holds what can be stored of the
 * text as it is; the rest waits in the autosave until the editor has completed it.
 * @throws DomainError forbidden | invalid-input (there is no city) | duplicate (another editor's key)
 */
export async function beginDraft(
  editor: Editor,
  { key, origin, content }: Pick<SentText, 'key' | 'origin' | 'content'>,
): Promise<NonNullable<AutosaveAnswer['begun']>> {
  permit(editor, moves.draft.permission)
  return transaction(async (tx) => {
    const text = await storableText(tx, content)
    const begin = async () => (await draft(tx, editor, { ...text, origin })).id
    const { id } = await createOnce(tx, { key, makes: 'article', editorId: editor.id }, begin)
    const first = await tx.revision.findUniqueOrThrow({
      where: { articleId_version: { articleId: id, version: 1 } },
    })
    const article = await tx.article.findUniqueOrThrow({ where: { id }, select: { origin: true } })
    const stored = { ...first, body: first.body as Content['body'] }
    return { id, version: 1, origin: article.origin, content: formTextOf(stored) }
  })
}

/** What of a form's text can be stored in an article, its place aside as it is: a field that cannot be is left open. */
async function storableText(tx: Tx, text: FormText): Promise<Content> {
  const fields = contentFields.map((field) => [field, storableValue(field, text)] as const)
  // Each field of the table has its own kind of value, or the one that stands for nothing.
  const content = Object.fromEntries(fields) as Content
  return { ...content, ...(await placeOf(tx, content)) }
}

const open: Partial<Record<ContentField, unknown>> = {
  title: '',
  summary: '',
  body: { type: 'doc', content: [] },
}

function storableValue(field: ContentField, text: FormText): unknown {
  const { success, data } = contentSchema.shape[field].safeParse(text[field])
  return success ? data : (open[field] ?? null)
}

/** The city and column that were chosen, or the first city until one is. */
async function placeOf(tx: Tx, { cityId, columnId }: Content): Promise<Pick<Content, 'cityId' | 'columnId'>> {
  const chosen = cityId && (await tx.city.findUnique({ where: { id: cityId }, select: { id: true } }))
  const city = chosen || (await tx.city.findFirst({ orderBy: [{ position: 'asc' }, { id: 'asc' }] }))
  if (!city) throw new DomainError('invalid-input', '还没有城市，草稿存不到服务器上，请联系管理员。')
  const column = columnId
    ? await tx.column.findFirst({ where: { id: columnId, OR: [{ cityId: null }, { cityId: city.id }] } })
    : null
  return { cityId: city.id, columnId: column?.id ?? null }
}
