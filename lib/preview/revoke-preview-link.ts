import { z } from 'zod'
import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { rowNumber } from '../seen-row.ts'

const schema = z.object({ id: rowNumber, link: rowNumber })

/** Ends a preview link of an article, whoever made it; it opens nothing from the commit on. One that is over stays so.
 *  @throws DomainError forbidden | invalid-input | not-found */
export async function revokePreviewLink(editor: Editor, input: unknown): Promise<void> {
  permit(editor, 'article.draft')
  const { id, link } = parseInput(schema, input)
  await transaction(async (tx) => {
    const { count } = await tx.previewLink.updateMany({
      where: { id: link, articleId: id, endedAt: null },
      data: { endedAt: new Date() },
    })
    if (count === 0) {
      const known = await tx.previewLink.findFirst({ where: { id: link, articleId: id } })
      if (known) return
      throw new DomainError('not-found', '没有这个预览链接。')
    }
    const about = { subject: 'article', id } as const
    await recordAudit(tx, { event: 'preview_link_revoked', by: editor, about, details: { link } })
  })
}
