import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Client } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { readSetting } from '../settings/read-setting.ts'

/** Whether a counter-notice that comes now has the time of 17 U.S.C. §512(g): the case is about copyright, an editor has confirmed that
 *  its claimant is foreign, and the setting says so. What he says of himself is not enough. */
export async function isUnderDmca(
  client: Client,
  { kind, foreignConfirmedAt }: Pick<RightsCase, 'kind' | 'foreignConfirmedAt'>,
): Promise<boolean> {
  return kind === 'copyright' && foreignConfirmedAt !== null && (await readSetting(client, 'cases.dmca'))
}

/** Whether a whole counter-notice restores at once: 条例 §17 alone does. */
export async function restoresAtOnce(
  client: Client,
  row: Pick<RightsCase, 'kind' | 'foreignConfirmedAt'>,
): Promise<boolean> {
  return row.kind === 'copyright' && !(await isUnderDmca(client, row))
}

/** Whether the counter-notice of a case came under §512(g): its days were counted, whatever the setting says by now. */
export async function cameUnderDmca(tx: Pick<Tx, 'caseClock'>, caseId: number): Promise<boolean> {
  return (await tx.caseClock.count({ where: { caseId, kind: 'dmca_latest' } })) > 0
}

/** From which to which business day after the receipt of a counter-notice its articles are restored (17 U.S.C. §512(g)(2)(C)), as the settings
 *  stand: `第 10 至第 14 个工作日`. */
export async function dmcaWorkdays(client: Client): Promise<string> {
  const earliest = await readSetting(client, 'cases.dmca_earliest_workdays')
  const latest = await readSetting(client, 'cases.dmca_latest_workdays')
  return earliest === latest ? `第 ${latest} 个工作日` : `第 ${earliest} 至第 ${latest} 个工作日`
}
