import { db } from '#lib/db/client.ts'
import { systemActor } from '../actors/actor.ts'
import { extendNeeded } from '../parties/extend-needed.ts'
import { isNeededForContribution } from '../parties/needed-parties.ts'
import { keptUntil } from './kept-until.ts'

const ACTOR = systemActor('投稿')

/**
 * Keeps the identities of contributors as long as they are needed: while a contribution is open, and while its article is
 * before readers or suspended, since a notice must be forwarded to its contributor (信息网络传播权保护条例 §15). From then on the setting
 * `contributions.identity_months` runs.
 * @returns of how many
 */
export async function keepContributors(): Promise<number> {
  const until = await keptUntil(db())
  return extendNeeded(ACTOR, { needed: isNeededForContribution, until, why: 'contribution_needed' })
}
