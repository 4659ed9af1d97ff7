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

/** Whether the counter-notice of a case came under §512(g): its days were counted, whatever the setting says by now. */
export async function cameUnderDmca(tx: Pick<Tx, 'caseClock'>, caseId: number): Promise<boolean> {
  return (await tx.caseClock.count({ where: { caseId, kind: 'dmca_latest' } })) > 0
}
