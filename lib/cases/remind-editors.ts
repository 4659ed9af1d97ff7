import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { CaseMove } from './case-moves.ts'

/** The responsible editors of the case's articles, or the chief editors. */
export type Recipients = 'responsible' | 'chiefs'

type Reminder = { move: CaseMove; to: Recipients }

/** Reminds editors of a case whose time is over. Where its articles have no responsible editor who still works here the chief editors
 *  are reminded.
 *  @returns the ids of who was */
export async function remindEditors(tx: Tx, row: RightsCase, { to }: Reminder): Promise<string[]> {
  const responsible = to === 'responsible' ? await responsibleEditors(tx, row) : []
  return responsible.length > 0 ? responsible : chiefEditors(tx)
}

async function responsibleEditors(tx: Tx, { id }: RightsCase): Promise<string[]> {
  const rows = await tx.editor.findMany({
    where: {
      disabledAt: null,
      articles: { some: { caseArticles: { some: { caseId: id, outcome: null } } } },
    },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  return rows.map((one) => one.id)
}

async function chiefEditors(tx: Tx): Promise<string[]> {
  const rows = await tx.editor.findMany({
    where: { disabledAt: null, role: { in: ['chief_editor', 'admin'] } },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  return rows.map((one) => one.id)
}
