import type { Prisma } from '#lib/db/generated/client.ts'
import type { Origin } from '#lib/db/generated/enums.ts'

/** The id of the newest policy for this origin; null where there is none. */
export async function policyFor(
  client: Pick<Prisma.TransactionClient, 'policy'>,
  origin: Origin,
): Promise<number | null> {
  const policy = await client.policy.findFirst({
    where: { origins: { has: origin } },
    orderBy: { version: 'desc' },
  })
  return policy?.id ?? null
}
