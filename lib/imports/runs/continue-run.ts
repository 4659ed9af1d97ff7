import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../../actors/editor.ts'
import { recordAudit } from '../../audit/record.ts'
import { DomainError } from '../../errors.ts'
import { parseInput } from '../../input.ts'
import { sendJob } from '../../jobs/send-job.ts'
import { claimRun } from './claim-run.ts'
import { runInputSchema } from './run-input.ts'
import { continuedFrom } from './run-states.ts'
import { runIdSchema } from './stop-run.ts'

/** Goes on with a run that was stopped, or could not be read to its end; what it has had is not made again.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state */
export async function continueRun(editor: Editor, input: unknown): Promise<void> {
  const { id } = parseInput(runIdSchema, input)
  await transaction(async (tx) => {
    const run = await claimRun(tx, editor, id, continuedFrom)
    const read = runInputSchema.parse(run.input)
    if ('files' in read && read.files.some((file) => 'path' in file))
      throw new DomainError('wrong-state', '这次导入是在命令行上做的，请在命令行上再导入一次。')
    await tx.importRun.update({ where: { id }, data: { state: 'waiting', endedAt: null, failure: null } })
    await sendJob(tx, 'import-run', { runId: id })
    await recordAudit(tx, { event: 'import_continued', by: editor, about: { subject: 'import_run', id } })
  })
}
