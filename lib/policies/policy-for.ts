import type { Origin } from '#lib/db/generated/enums.ts'
import type { Tx } from '#lib/db/transaction.ts'

/** The id of the newest policy for this origin; null where there is none. */
export async function policyFor(tx: Tx, origin: Origin): Promise<number | null> {
  const policy = await tx.policy.findFirst({
    where: { origins: { has: origin } },
    orderBy: { version: 'desc' },
  })
  return policy?.id ?? null
}
