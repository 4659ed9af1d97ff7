import type { ImportRun } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Editor } from '../../actors/editor.ts'
import { mayDelete } from '../../articles/permit-deletion.ts'
import { permit } from '../../editors/permissions.ts'
import { DomainError } from '../../errors.ts'
import { type ImportState, importStates } from './run-states.ts'

/**
 * Holds a run until the transaction ends, for an editor who may change it: his own, or whoever may delete another's drafts.
 * @throws DomainError forbidden | not-found | wrong-state
 */
export async function claimRun(
  tx: Tx,
  editor: Editor,
  id: number,
  from: readonly ImportState[],
): Promise<ImportRun> {
  permit(editor, 'import.run')
  const run = await heldRun(tx, id)
  if (!run) throw new DomainError('not-found', '没有这次导入。')
  if (!mayDelete(editor, run.editorId))
    throw new DomainError('forbidden', '这是别人的导入，只有主编或管理员可以处理。')
  if (!from.includes(run.state))
    throw new DomainError(
      'wrong-state',
      `这次导入现在是“${importStates[run.state].name}”，不能进行这项操作。`,
    )
  return run
}

/** The run as it is until the transaction ends; null where there is none. */
export async function heldRun(tx: Tx, id: number): Promise<ImportRun | null> {
  await tx.$queryRaw`SELECT FROM import_run WHERE id = ${id} FOR NO KEY UPDATE`
  return tx.importRun.findUnique({ where: { id } })
}
