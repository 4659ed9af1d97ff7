import type { Prisma, RightsCase } from '#lib/db/generated/client.ts'
import { caseStates } from './case-states.ts'

/** Whether a claimant can still write: his case is open, or the one that his notice goes on in, in which he may show a complaint or a suit like
 *  the other claimant (民法典 §1196). */
export async function takesMessages(
  client: Pick<Prisma.TransactionClient, 'rightsCase'>,
  { state, mergedIntoId }: Pick<RightsCase, 'state' | 'mergedIntoId'>,
): Promise<boolean> {
  if (mergedIntoId === null) return caseStates[state].isOpen
  const main = await client.rightsCase.findUniqueOrThrow({ where: { id: mergedIntoId } })
  return caseStates[main.state].isOpen
}
