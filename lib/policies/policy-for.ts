import type { Origin } from '#lib/db/generated/enums.ts'
import type { Tx } from '#lib/db/transaction.ts'

/** The newest disclaimer that speaks of this origin; null where none does. */
export async function policyFor(tx: Tx, origin: Origin): Promise<number | null> {
  const policy = await tx.policy.findFirst({
    where: { origins: { has: origin } },
    orderBy: { version: 'desc' },
  })
  return policy?.id ?? null
}
