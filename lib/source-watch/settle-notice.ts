import { z } from 'zod'
import { transaction } from '#lib/db/transaction.ts'
import { editorIdOf } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { isRemoved } from '../articles/status.ts'
import { recordAudit } from '../audit/record.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { seenRow } from '../seen-row.ts'
import { prose } from '../text/text-fields.ts'

const schema = seenRow.extend({
  settlement: z.enum(['kept', 'amended', 'taken_down'], '请选择怎么处理的'),
  note: prose(1_000, '说明').default(''),
})

/** Settles a notice about an original that changed: the article was kept as it is, amended, or taken down. A text that was
 *  settled counts from then on as the original's.
 *  @throws DomainError forbidden | invalid-input | not-found | conflict | wrong-state */
export async function settleNotice(editor: Editor, input: unknown): Promise<void> {
  permit(editor, 'article.amend')
  const { id, version, settlement, note } = parseInput(schema, input)
  await transaction(async (tx) => {
    const notice = await tx.sourceNotice.findUnique({
      where: { id },
      include: { article: { select: { status: true } } },
    })
    if (!notice) throw new DomainError('not-found', '没有这条核查结果。')
    const isDown = isRemoved(notice.article.status)
    if (isDown !== (settlement === 'taken_down'))
      throw new DomainError('wrong-state', isDown ? '这篇文章已经下架了。' : '这篇文章还没有下架，请先下架。')
    const { count } = await tx.sourceNotice.updateMany({
      where: { id, version, settledAt: null },
      data: {
        ...{ settlement, note, settledAt: new Date(), version: { increment: 1 } },
        ...{ settledById: editorIdOf(editor), settledByName: editor.name },
      },
    })
    if (count === 0) throw new DomainError('conflict', '这条核查结果刚刚有变化，请刷新后再看。')
    const { articleId, after } = notice
    if (after) await tx.sourceCheck.updateMany({ where: { articleId }, data: { text: after } })
    const about = { subject: 'article', id: articleId } as const
    await recordAudit(tx, {
      event: 'source_notice_settled',
      by: editor,
      about,
      details: { settlement, note },
    })
  })
}
