import { db } from '#lib/db/client.ts'
import type { Editor } from '../actors/editor.ts'
import { publicState } from '../articles/published.ts'
import type { Tombstone } from '../articles/published-types.ts'
import { isRemoved, states } from '../articles/status.ts'
import { permit } from '../editors/permissions.ts'
import { newestText, type PreviewedRow, previewed } from './newest-text.ts'
import { type Preview, previewArticle } from './preview-article.ts'
import { keptText } from './preview-text.ts'
import { nonceOf } from './preview-token.ts'
import { typedText } from './typed-text.ts'

type Linked =
  | { kind: 'preview'; preview: Preview; articleId: number; isPinned: boolean; expiresAt: Date }
  | { kind: 'tombstone'; tombstone: Tombstone }
  /** It is over, or was revoked. */
  | { kind: 'ended' }

/** What a preview link shows in this moment; null for a token that nobody was given. Asks the database every time. */
export async function readByPreviewLink(token: string): Promise<Linked | null> {
  const nonce = nonceOf(token)
  const link = nonce && (await linkOf(nonce))
  if (!link) return null
  const row = await articleRow(link.articleId)
  if (row && isRemoved(row.status)) {
    const state = await publicState(row.id)
    return state?.kind === 'tombstone' ? state : { kind: 'ended' }
  }
  if (!row || !link.isAlive || !states[row.status].isPreviewable) return { kind: 'ended' }
  const text = link.text === null ? newestText(row) : keptText(link.text)
  if (!text) return { kind: 'ended' }
  const preview = await previewArticle(text, row, {
    editorName: row.publishedAt === null ? link.createdByName : null,
    token,
  })
  const { articleId, expiresAt } = link
  return { kind: 'preview', preview, articleId, isPinned: link.text !== null, expiresAt }
}

/** A link by its nonce; whether it is over is decided by the clock of the database. */
async function linkOf(nonce: Buffer<ArrayBuffer>) {
  const link = await db().previewLink.findUnique({ where: { nonce } })
  if (!link) return null
  const [alive] = await db().$queryRaw<{ alive: boolean }[]>`
    SELECT ended_at IS NULL AND expires_at > clock_timestamp() AS alive FROM preview_link WHERE id = ${link.id}`
  return { ...link, isAlive: alive?.alive ?? false }
}

/**
 * What an editor's preview shows: the text that he has typed, or the newest one that is stored; that of a
 * removed article to those who may restore it.
 * @param articleId null for an article that there is not yet
 * @param textId of `keepTypedText`
 * @returns null where there is no such article, or no such text of it
 * @throws DomainError forbidden
 */
export async function readDeskPreview(
  editor: Editor,
  { articleId, textId }: { articleId: number | null; textId?: string | undefined },
): Promise<Preview | null> {
  permit(editor, 'article.draft')
  const row = articleId === null ? null : await articleRow(articleId)
  if (articleId !== null && !row) return null
  if (row && isRemoved(row.status)) permit(editor, 'article.restore')
  if (textId !== undefined) {
    const typed = await typedText(editor, textId)
    return typed && typed.articleId === articleId
      ? previewArticle(typed.text, row, { editorName: editor.name })
      : null
  }
  const editorName = row?.publishedAt ? null : editor.name
  return row && previewArticle(newestText(row), row, { editorName })
}

function articleRow(id: number): Promise<PreviewedRow | null> {
  return db().article.findUnique({ where: { id }, include: previewed })
}
