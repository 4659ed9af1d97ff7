import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { auditedSource, keepKeys, sourceColumns } from './keep-source.ts'
import { sourceSchema } from './source-schema.ts'

/** Adds a source that one may repost from, with the basis for it.
 *  @throws DomainError forbidden | invalid-input | duplicate */
export async function addSource(editor: Editor, input: unknown): Promise<{ id: number; version: number }> {
  permit(editor, 'source.keep')
  const source = parseInput(sourceSchema, input)
  return transaction(async (tx) => {
    const data = await sourceColumns(tx, source)
    const added = await tx.listedSource.create({ data, select: { id: true, version: true } })
    await keepKeys(tx, added.id, source)
    const about = { subject: 'source', id: added.id } as const
    await recordAudit(tx, { event: 'source_listed', by: editor, about, details: auditedSource(source) })
    return added
  })
}
