import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { FIRST_RULES } from './first-rules.ts'
import { recordVersion } from './record-version.ts'

/** Publishes the contribution rules of a new portal, where it has none yet; without rules it takes no contributions. */
export async function addFirstRules(tx: Tx, actor: Actor): Promise<void> {
  const kind = 'contribution_rules'
  if ((await tx.policy.count({ where: { kind } })) > 0) return
  await recordVersion(tx, actor, {
    ...{ kind, version: 1, origins: [], text: FIRST_RULES },
    ...{ repostText: null, contributionText: null, originalText: null },
    ...{ effectiveAt: null, note: '第一版，随网站启用公布' },
  })
}
