import { z } from 'zod'
import { ImportKind, Origin } from '#lib/db/generated/enums.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../../actors/actor.ts'
import type { Editor } from '../../actors/editor.ts'
import { assertPlace } from '../../articles/content.ts'
import { recordAudit } from '../../audit/record.ts'
import { permit } from '../../editors/permissions.ts'
import { DomainError } from '../../errors.ts'
import { parseInput } from '../../input.ts'
import { sendJob } from '../../jobs/send-job.ts'
import { keepForImport } from '../../media/uploads/read-upload.ts'
import { line } from '../../text/text-fields.ts'
import { runInputSchema } from './run-input.ts'

const schema = z.object({
  kind: z.enum(ImportKind, '请选择导入什么'),
  name: line(255, '名称'),
  input: runInputSchema,
  cityId: z.int('请选择城市').positive('请选择城市'),
  columnId: z.int().positive().nullable().default(null),
  origin: z.enum(Origin, '请选择类型').default('repost'),
  isTrial: z.boolean().default(false),
  most: z.int().positive().nullable().default(null),
})

export type RunOrder = z.input<typeof schema>

/** Enters a run that nobody does yet.
 *  @throws DomainError invalid-input */
export async function enterRun(tx: Tx, actor: Actor, given: unknown): Promise<number> {
  const order = parseInput(schema, given)
  await assertPlace(tx, order)
  const data = { ...order, editorId: editorIdOf(actor), actor: actor.name }
  const { id } = await tx.importRun.create({ data, select: { id: true } })
  const details = { kind: order.kind, name: order.name, isTrial: order.isTrial }
  await recordAudit(tx, { event: 'import_started', by: actor, about: { subject: 'import_run', id }, details })
  return id
}

/** Starts an import, for an editor who may; a job does it.
 *  @throws DomainError forbidden | invalid-input */
export async function startRun(editor: Editor, order: RunOrder): Promise<{ id: number }> {
  permit(editor, 'import.run')
  return transaction(async (tx) => {
    const id = await enterRun(tx, editor, order)
    await keepFiles(tx, editor, order.input)
    await sendJob(tx, 'import-run', { runId: id })
    return { id }
  })
}

/** Nobody at the desk may have a file of the server's own machine read. */
async function keepFiles(tx: Tx, editor: Editor, input: RunOrder['input']): Promise<void> {
  if (!('files' in input)) return
  const uploads = input.files.flatMap((file) => ('upload' in file ? [file.upload] : []))
  if (uploads.length !== input.files.length) throw new DomainError('forbidden', '只能导入上传的文件。')
  await keepForImport(tx, editor.id, uploads)
}
