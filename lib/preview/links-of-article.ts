import { db } from '#lib/db/client.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { previewToken } from './preview-token.ts'

export type PreviewLinkView = {
  id: number
  token: string
  /** Whether it shows one text for good. */
  isPinned: boolean
  createdByName: string
  createdAt: Date
  expiresAt: Date
}

/** The preview links of an article that open it now, the newest first. */
export async function previewLinksOf(editor: Editor, articleId: number): Promise<PreviewLinkView[]> {
  permit(editor, 'article.draft')
  const rows = await db().$queryRaw<
    { id: number; nonce: Uint8Array; pinned: boolean; name: string; created_at: Date; expires_at: Date }[]
  >`
    SELECT id, nonce, text IS NOT NULL AS pinned, created_by_name AS name, created_at, expires_at FROM preview_link
    WHERE article_id = ${articleId} AND ended_at IS NULL AND expires_at > now() ORDER BY id DESC`
  return rows.map(({ id, nonce, pinned, name, created_at, expires_at }) => ({
    ...{ id, token: previewToken(nonce), isPinned: pinned },
    ...{ createdByName: name, createdAt: created_at, expiresAt: expires_at },
  }))
}
