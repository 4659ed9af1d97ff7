import { db } from '#lib/db/client.ts'
import { policyInForce } from '../policies/in-force.ts'
import { filled } from '../policies/shown-policy.ts'

/** The contribution rules that are in force; null while there are none, and no contribution is taken. */
export async function rulesInForce(): Promise<{ version: number; text: string } | null> {
  const rules = await policyInForce(db(), 'contribution_rules')
  return rules && { version: rules.version, text: filled(rules.text) }
}
