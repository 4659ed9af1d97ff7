import { randomUUID } from 'node:crypto'
import { db } from '#lib/db/client.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { keptText, type ShownText, shownText, storedForm } from './preview-text.ts'

const KEPT_MS = 24 * 3_600_000

/** Keeps what an editor has typed for a day, so that his preview can show it; it is saved nowhere else by this.
 *  @param articleId null for an article that there is not yet
 *  @returns its id, with which this editor alone sees it
 *  @throws DomainError forbidden | invalid-input */
export async function keepTypedText(
  editor: Editor,
  articleId: number | null,
  typed: Readonly<Record<string, unknown>>,
): Promise<string> {
  permit(editor, 'article.draft')
  const city = await db().city.findFirst({ orderBy: { id: 'asc' }, select: { id: true } })
  if (!city) throw new DomainError('invalid-input', '还没有城市，请先添加。')
  const id = randomUUID()
  const text = storedForm(shownText(typed, city.id))
  await db().previewText.create({ data: { id, editorId: editor.id, articleId, text } })
  await db().previewText.deleteMany({ where: { typedAt: { lt: new Date(Date.now() - KEPT_MS) } } })
  return id
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
