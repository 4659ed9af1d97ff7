import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { caseNumber } from '../case-number.ts'
import { config } from '../config.ts'
import { sendMail } from '../mail/send-mail.ts'
import { shanghaiMinute } from '../time.ts'
import { caseKinds } from './case-kinds.ts'
import { type CaseMove, caseMove } from './case-moves.ts'

/** The responsible editors of the case's articles, or the chief editors. */
export type Recipients = 'responsible' | 'chiefs'

type Reminder = { move: CaseMove; to: Recipients; purpose?: 'escalation' | 'side_message' }

/** Writes to editors what has happened in a case: a period is over, a side has written, articles left or came back. The mail names nobody. If no
 *  responsible editor of its articles still works here, the chief editors get it.
 *  @returns the ids of who gets it */
export async function remindEditors(
  tx: Tx,
  row: RightsCase,
  { move, to, purpose = 'escalation' }: Reminder,
): Promise<string[]> {
  const responsible = to === 'responsible' ? await responsibleEditors(tx, row) : []
  const editors = responsible.length > 0 ? responsible : await chiefEditors(tx)
  const number = caseNumber(row.id)
  const { name } = caseMove(move)
  const text = `案件 ${number}（${caseKinds[row.kind].name}）：${name}。\n\n收到时间：${shanghaiMinute(row.receivedAt)}\n办理：${config().siteUrl}/admin/cases/${row.id}`
  for (const editor of editors)
    await sendMail(tx, {
      ...{ to: { editor }, subject: `${number} ${name}`, text },
      ...{ about: { caseId: row.id }, purpose },
    })
  return editors
}

/**
 * Tells the responsible editors what a case did with articles that the portal reposted or wrote itself, for which they answer; of a
 * contribution its contributor is told. To be called while the articles are still the case's.
 */
export async function tellResponsible(tx: Tx, row: RightsCase, move: CaseMove): Promise<void> {
  const own = await tx.caseArticle.count({
    where: { caseId: row.id, outcome: null, article: { origin: { not: 'contribution' } } },
  })
  if (own > 0) await remindEditors(tx, row, { move, to: 'responsible' })
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
