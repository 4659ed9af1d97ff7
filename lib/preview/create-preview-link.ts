import { z } from 'zod'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { states } from '../articles/status.ts'
import { recordAudit } from '../audit/record.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { rowNumber } from '../seen-row.ts'
import { newestText, previewed } from './newest-text.ts'
import { type ShownText, storedForm } from './preview-text.ts'
import { newNonce, previewToken } from './preview-token.ts'
import { typedText } from './typed-text.ts'

const DEFAULT_HOURS = 72
const MOST_HOURS = 30 * 24
/** As many as one article can have at a time. */
const MOST_LINKS = 20

const hours = '有效期是 1 小时到 30 天'

const schema = z.object({
  id: rowNumber,
  hours: z.int(hours).min(1, hours).max(MOST_HOURS, hours).default(DEFAULT_HOURS),
  /** Whether it shows the text as it is now, for good; otherwise always the newest one that is stored. */
  isPinned: z.boolean().default(false),
  /** The text that the editor has typed, where that is to be shown for good (`keepTypedText`). */
  textId: z.uuid().optional(),
})

/** A link by which whoever has it reads an article without an account; its token is in its address alone. */
export type NewPreviewLink = { id: number; token: string; expiresAt: Date }

/** Makes a preview link of an article that is no more than a draft, or of what is prepared for a published one.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | too-many */
export async function createPreviewLink(editor: Editor, input: unknown): Promise<NewPreviewLink> {
  permit(editor, 'article.draft')
  const { id, hours, isPinned, textId } = parseInput(schema, input)
  return transaction(async (tx) => {
    await holdPreviewable(tx, id)
    const text = isPinned ? await textToPin(tx, editor, id, textId) : null
    const nonce = newNonce()
    const [link] = await tx.$queryRaw<{ id: number; expires_at: Date }[]>`
      INSERT INTO preview_link (article_id, nonce, text, expires_at, created_by_id, created_by_name)
      VALUES (${id}, ${nonce}, ${text && JSON.stringify(storedForm(text))}::jsonb, now() + ${hours} * interval '1 hour',
        ${editor.id}, ${editor.name})
      RETURNING id, expires_at`
    if (!link) throw new Error('a preview link was not stored')
    const details = { link: link.id, until: link.expires_at.toISOString(), isPinned }
    await recordAudit(tx, {
      event: 'preview_link_created',
      by: editor,
      about: { subject: 'article', id },
      details,
    })
    return { id: link.id, token: previewToken(nonce), expiresAt: link.expires_at }
  })
}

/** Holds the article as it is until the commit: a takedown comes before the link, or ends it. */
async function holdPreviewable(tx: Tx, id: number): Promise<void> {
  await tx.$queryRaw`SELECT FROM article WHERE id = ${id} FOR SHARE`
  const article = await tx.article.findUnique({ where: { id }, select: { status: true } })
  if (!article) throw new DomainError('not-found', '没有这篇文章。')
  const { name, isPreviewable } = states[article.status]
  if (!isPreviewable) throw new DomainError('wrong-state', `这篇文章现在是“${name}”，不能给别人预览。`)
  const alive = { articleId: id, endedAt: null, expiresAt: { gt: new Date() } }
  if ((await tx.previewLink.count({ where: alive })) >= MOST_LINKS)
    throw new DomainError('too-many', `一篇文章最多有 ${MOST_LINKS} 个有效的预览链接，请先收回不用的。`)
}

async function textToPin(tx: Tx, editor: Editor, id: number, textId?: string): Promise<ShownText> {
  if (textId !== undefined) {
    const typed = await typedText(editor, textId)
    if (typed?.articleId === id) return typed.text
    throw new DomainError('not-found', '要预览的文字已经不在，请再按一次预览。')
  }
  return newestText(await tx.article.findUniqueOrThrow({ where: { id }, include: previewed }))
}
