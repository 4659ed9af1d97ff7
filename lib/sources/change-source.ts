import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { seenRow } from '../seen-row.ts'
import { auditedSource, claimSource, keepKeys, sourceColumns } from './keep-source.ts'
import { sourceSchema } from './source-schema.ts'

/** Changes what is kept of a listed source, as an editor saw it.
 *  @throws DomainError forbidden | invalid-input | not-found | conflict | duplicate */
export async function changeSource(editor: Editor, input: unknown): Promise<{ id: number; version: number }> {
  permit(editor, 'source.keep')
  const seen = parseInput(seenRow, input)
  const source = parseInput(sourceSchema, input)
  return transaction(async (tx) => {
    const { name, basis, expiresOn } = await claimSource(tx, seen)
    const changed = await tx.listedSource.update({
      where: { id: seen.id },
      data: { ...(await sourceColumns(tx, source)), version: { increment: 1 }, changedAt: new Date() },
      select: { id: true, version: true },
    })
    await keepKeys(tx, seen.id, source)
    const before = { name, basis, expiresOn: expiresOn?.toISOString().slice(0, 10) ?? null }
    const details = { before, after: auditedSource(source) }
    const about = { subject: 'source', id: seen.id } as const
    await recordAudit(tx, { event: 'source_changed', by: editor, about, details })
    return changed
  })
}
