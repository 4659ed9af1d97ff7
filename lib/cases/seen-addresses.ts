import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Client as Rows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { readSetting } from '../settings/read-setting.ts'
import { caseStates } from './case-states.ts'

type Client = Rows & Pick<Tx, 'auditEntry'>

/** Whether an editor was shown the address of a side's page, to hand it over: what comes from there may come from him. */
async function wasAddressSeen(
  client: Client,
  caseId: number,
  side: 'claimant' | 'contributor',
): Promise<boolean> {
  const about = { subject: 'case', subjectId: String(caseId) } as const
  const renewed = { event: 'status_address_renewed', details: { path: ['side'], equals: side } }
  const OR = side === 'claimant' ? [renewed, { event: 'status_address_shown' }] : [renewed]
  return (await client.auditEntry.count({ where: { ...about, OR } })) > 0
}

/** Whether what comes from a side's page gives nothing back of itself: an editor has had its address, and the setting asks for two
 *  persons, one of whom he would else be alone. No article rules it, it is a matter of the house. */
export async function isWeighedByTwo(
  client: Client,
  caseId: number,
  side: 'claimant' | 'contributor',
): Promise<boolean> {
  return (await readSetting(client, 'cases.two_persons')) && (await wasAddressSeen(client, caseId, side))
}

/** Whether a withdrawal from the claimant's page is a request that the editors weigh. */
export async function isWithdrawalWeighed(
  client: Client,
  { id, state }: Pick<RightsCase, 'id' | 'state'>,
): Promise<boolean> {
  return caseStates[state].holdsArticles && (await isWeighedByTwo(client, id, 'claimant'))
}
