import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { recordVersion } from './record-version.ts'

/** The 声明 of a page against the newest version: it became the first one, is the same, differs; or the page has none. */
export type PolicyFound = 'first' | 'same' | 'differs' | 'none'

/**
 * Makes a text the first version of the disclaimer, for reposts and contributions, where there is none yet. One that
 * there is is never replaced by what an imported page says.
 */
export async function addFirstPolicy(tx: Tx, actor: Actor, text: string | null): Promise<PolicyFound> {
  if (text === null) return 'none'
  const kind = 'disclaimer'
  const newest = await tx.policy.findFirst({ where: { kind }, orderBy: { version: 'desc' } })
  if (newest) return newest.text === text ? 'same' : 'differs'
  const added = await recordVersion(tx, actor, {
    ...{ kind, version: 1, origins: ['repost', 'contribution'], text },
    ...{ repostText: null, contributionText: null, originalText: null },
    ...{ effectiveAt: null, note: '第一版，见于所导入的页面' },
  })
  // Another import was faster: its row is committed and can be read.
  return added ? 'first' : addFirstPolicy(tx, actor, text)
}
