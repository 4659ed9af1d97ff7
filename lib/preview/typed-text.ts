import { randomUUID } from 'node:crypto'
import { db } from '#lib/db/client.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { keptText, type ShownText, shownText, storedForm } from './preview-text.ts'

const KEPT_MS = 24 * 3_600_000
/** Of one editor: those of as many previews as he has open at once. */
const MOST_KEPT = 20

/** Keeps what an editor has typed for a day, so that his preview can show it; it is saved nowhere else by this. Of many the
 *  newest are kept.
 *  @param articleId null for an article that there is not yet
 *  @returns its id, with which this editor alone sees it
 *  @throws DomainError forbidden | invalid-input */
export async function keepTypedText(
  editor: Editor,
  articleId: number | null,
  typed: Readonly<Record<string, unknown>>,
): Promise<string> {
  permit(editor, 'article.draft')
  const city = await db().city.findFirst({
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  if (!city) throw new DomainError('invalid-input', '还没有城市，请先添加。')
  const id = randomUUID()
  const text = storedForm(shownText(typed, city.id))
  await db().previewText.create({ data: { id, editorId: editor.id, articleId, text } })
  await deleteSurplus(editor.id, id)
  return id
}

async function deleteSurplus(editorId: string, newest: string): Promise<void> {
  const old = new Date(Date.now() - KEPT_MS)
  await db().$executeRaw`
    DELETE FROM preview_text WHERE typed_at < ${old} OR editor_id = ${editorId} AND id NOT IN (
      SELECT id FROM preview_text WHERE editor_id = ${editorId}
      ORDER BY id = ${newest}::uuid DESC, typed_at DESC LIMIT ${MOST_KEPT})`
}

/** What this editor has typed, under the id that it was given; null where it is another one's, or no more. */
export async function typedText(
  editor: Editor,
  id: string,
): Promise<{ articleId: number | null; text: ShownText } | null> {
  const row = await db().previewText.findFirst({ where: { id, editorId: editor.id } })
  const text = row && keptText(row.text)
  return text && { articleId: row.articleId, text }
}
