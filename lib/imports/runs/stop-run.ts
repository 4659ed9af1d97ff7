import { z } from 'zod'
import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../../actors/editor.ts'
import { recordAudit } from '../../audit/record.ts'
import { parseInput } from '../../input.ts'
import { claimRun } from './claim-run.ts'
import type { ImportState } from './run-states.ts'

export const runIdSchema = z.object({ id: z.int('没有这次导入').positive('没有这次导入') })

/** Whoever does a run is heard of more often, unless it has died. */
const SILENCE_MS = 60_000

/** Asks for the end of a run: it ends before its next item. One that nobody does ends at once.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state */
export async function stopRun(editor: Editor, input: unknown): Promise<{ state: ImportState }> {
  const { id } = parseInput(runIdSchema, input)
  return transaction(async (tx) => {
    const run = await claimRun(tx, editor, id, ['waiting', 'running', 'stopping'])
    const heard = run.heardAt?.getTime() ?? 0
    const isAlive = run.state !== 'waiting' && Date.now() - heard < SILENCE_MS
    const state = isAlive ? 'stopping' : 'stopped'
    await tx.importRun.update({ where: { id }, data: { state, endedAt: isAlive ? null : new Date() } })
    if (run.state !== 'stopping')
      await recordAudit(tx, { event: 'import_stopped', by: editor, about: { subject: 'import_run', id } })
    return { state }
  })
}
