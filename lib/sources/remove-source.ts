import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { seenRow } from '../seen-row.ts'
import { claimSource } from './keep-source.ts'

/** Takes a source off the list. Its row stays, as the record of what held when its texts were published.
 *  @throws DomainError forbidden | invalid-input | not-found | conflict */
export async function removeSource(editor: Editor, input: unknown): Promise<void> {
  permit(editor, 'source.keep')
  const seen = parseInput(seenRow, input)
  await transaction(async (tx) => {
    const { id, name } = await claimSource(tx, seen)
    await tx.listedSourceKey.deleteMany({ where: { sourceId: id } })
    await tx.listedSource.update({
      where: { id },
      data: { removedAt: new Date(), version: { increment: 1 } },
    })
    await recordAudit(tx, {
      event: 'source_removed',
      by: editor,
      about: { subject: 'source', id },
      details: { name },
    })
  })
}
