import type { Origin } from '#lib/db/generated/enums.ts'
import type { Client } from '#lib/db/rows.ts'
import { policyInForce } from './in-force.ts'

/** The id of the disclaimer that is in force now for articles of this origin; null where there is none. */
export async function policyFor(client: Client, origin: Origin): Promise<number | null> {
  const policy = await policyInForce(client, 'disclaimer', { origin })
  return policy?.id ?? null
}
