import type { Client } from '#lib/db/rows.ts'
import { DomainError } from '../errors.ts'
import { policyInForce } from '../policies/in-force.ts'

/** The rules in force must be those that the contributor read.
 *  @returns their number
 *  @throws DomainError unavailable | invalid-input */
export async function agreedRules(client: Client, version: number): Promise<number> {
  const rules = await policyInForce(client, 'contribution_rules')
  if (!rules) throw new DomainError('unavailable', '本站还没有公布投稿须知，暂不接受投稿。')
  if (rules.version === version) return rules.id
  const message = '投稿须知刚刚更新，请阅读新的须知后再提交'
  throw new DomainError('invalid-input', `${message}。您写的内容都还在。`, { fields: { consent: message } })
}
