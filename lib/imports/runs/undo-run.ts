import { z } from 'zod'
import type { ImportRun } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../../actors/editor.ts'
import { recordAudit } from '../../audit/record.ts'
import { DomainError } from '../../errors.ts'
import { parseInput } from '../../input.ts'
import { sendJob } from '../../jobs/send-job.ts'
import { claimRun } from './claim-run.ts'
import { editedDrafts, publishedArticles } from './made-articles.ts'
import { runIdSchema } from './stop-run.ts'

const schema = runIdSchema.extend({
  /** What becomes of drafts that were edited since: `keep`, or delete those that were edited before a moment, the one at
   *  which the editor saw which they are. Missing where he was not asked. */
  edited: z.union([z.literal('keep'), z.object({ deleteUntil: z.date() })]).optional(),
})

export type UndoInput = z.input<typeof schema>

const NAMED = 10

/**
 * Takes back a run of which nothing was published: its drafts are deleted, by a job; each can be restored. Drafts that were
 * edited since, or are being edited, are named first, and deleted or kept as the editor decides.
 * @throws DomainError forbidden | invalid-input | not-found | wrong-state (one was published) | conflict (edited drafts,
 *   in `details.edited`)
 */
export async function undoRun(editor: Editor, input: UndoInput): Promise<void> {
  const { id, edited } = parseInput(schema, input)
  await transaction(async (tx) => {
    const run = await claimRun(tx, editor, id, ['stopped', 'done', 'failed'])
    await assertUndoable(tx, run, edited !== undefined)
    const until = typeof edited === 'object' ? edited.deleteUntil : null
    await tx.importRun.update({
      where: { id },
      data: { state: 'undoing', undoEditedUntil: until, undoneById: editor.id },
    })
    await sendJob(tx, 'import-run', { runId: id })
    await recordAudit(tx, { event: 'import_undone', by: editor, about: { subject: 'import_run', id } })
  })
}

async function assertUndoable(tx: Tx, { id }: ImportRun, isDecided: boolean): Promise<void> {
  const published = await publishedArticles(tx, id, 1)
  if (published[0])
    throw new DomainError('wrong-state', `《${published[0].title}》已经发布，这次导入不能再撤销。`)
  if (isDecided) return
  const edited = await editedDrafts(tx, id, NAMED + 1)
  if (edited.length === 0) return
  const named = edited.slice(0, NAMED).map(({ title }) => `《${title}》`)
  const more = edited.length > NAMED ? '等' : ''
  throw new DomainError(
    'conflict',
    `${named.join('')}${more}导入后有人改过或正在改，请先选择留下还是一起删除。`,
    {
      details: { edited: edited.map(({ id }) => id) },
    },
  )
}
