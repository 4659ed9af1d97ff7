import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { recordAudit } from '../audit/record.ts'
import { purgeTags } from '../page-cache/purge-tags.ts'
import { POLICY } from './tags.ts'

/** The 声明 of a page against the one in force: it became the first version, is the same, differs; or the page has none. */
export type PolicyFound = 'first' | 'same' | 'differs' | 'none'

/**
 * Makes a text the first version of the policy, for reposts and contributions, where there is no policy yet. One that
 * is in force is never replaced by what an imported page says.
 */
export async function addFirstPolicy(tx: Tx, actor: Actor, text: string | null): Promise<PolicyFound> {
  if (text === null) return 'none'
  const current = await tx.policy.findFirst({ orderBy: { version: 'desc' } })
  if (current) return current.text === text ? 'same' : 'differs'
  const first = { version: 1, origins: ['repost' as const, 'contribution' as const], text }
  const { count } = await tx.policy.createMany({ data: first, skipDuplicates: true })
  // Another import was faster: its row is committed and can be read.
  if (count === 0) return addFirstPolicy(tx, actor, text)
  const policy = await tx.policy.findUniqueOrThrow({
    where: { version: first.version },
    select: { id: true },
  })
  const about = { subject: 'policy', id: policy.id } as const
  await recordAudit(tx, { event: 'policy_published', by: actor, about, details: { version: first.version } })
  await purgeTags(tx, [POLICY])
  return 'first'
}
