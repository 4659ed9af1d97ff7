import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { shanghaiMinute } from '../time.ts'
import type { Acted } from './acted-articles.ts'
import type { LockedArticle } from './case-articles.ts'
import { stopClocks } from './case-clocks.ts'
import { CIVIL } from './case-move-row.ts'
import { claimCase, holdCase } from './claim-case.ts'
import { offerCounter } from './forward-notice.ts'
import { othersOfCase, urlsOfActed } from './letter-urls.ts'
import type { SideGroup } from './other-side.ts'
import { recordCaseStep } from './record-case-step.ts'
import { remindEditors } from './remind-editors.ts'
import { startPeriod } from './start-period.ts'
import { suspendArticles } from './suspend-articles.ts'
import { tellSources } from './tell-sources.ts'
import { canMail, writeLetter } from './write-letter.ts'

/** What the portal knows of itself needs no whole notice. */
const KNOWN = `${CIVIL}第一千一百九十七条`

/** There is no address of the contributor's, or no mail server; what follows is said by the next step. */
const UNREACHED = '本站已受理，涉及的内容已暂停展示。'

export type Accepted = { row: RightsCase; acted: Acted; isMailed: boolean }

type Accepting = {
  by: Actor
  at: Date
  /** Articles that an editor has named, and the notice did not lead to. */
  named?: readonly number[]
}

/** Accepts a case all of whose articles have the same other side (条例 §15; 民法典 §1195, 1197). */
export async function acceptGroup(
  tx: Tx,
  { id, actedAt, state, missing }: RightsCase,
  { articles, contributionId, isForwarded }: SideGroup,
  { by, at, named = [] }: Accepting,
): Promise<Accepted> {
  const move = isForwarded ? 'accept-and-forward' : 'accept'
  const columns = { acceptedAt: at, actedAt: actedAt ?? at, contributionId }
  const row = await claimCase(tx, { id }, { move, at, columns })
  const acted = await suspendArticles(tx, row, articles, by)
  await stopClocks(tx, id, at)
  const isMailed = isForwarded && (await canMail(tx, row, 'contributor'))
  await recordCaseStep(tx, row, {
    ...{ move, by, at, reason: namedWords(articles, named) },
    ...(isForwarded && !isMailed && { publicWording: UNREACHED }),
    ...(state === 'need_info' || missing.length > 0
      ? { details: { ...acted, missing }, law: KNOWN }
      : { details: acted }),
  })
  const taken = [...(acted.suspended ?? []), ...(acted.heldBefore ?? [])]
  const fields = { urls: await urlsOfActed(tx, id, taken), note: await othersOfCase(tx, id, taken) }
  if (isForwarded) {
    const deadline = shanghaiMinute(await offerCounter(tx, row, { by, at, urls: fields.urls }))
    const letter = isMailed ? 'accepted_and_forwarded' : 'accepted_unreached'
    await writeLetter(tx, row, { letter, at, fields: { ...fields, deadline } })
    // What follows an undeliverable letter has raised the version.
    return { row: await holdCase(tx, id), acted, isMailed }
  }
  await startPeriod(tx, id, 'decide_limit', at)
  await remindEditors(tx, row, { move, to: 'responsible' })
  await writeLetter(tx, row, { letter: 'accepted', at, fields })
  await tellSources(tx, row, { letter: 'source_told', at, acted: taken })
  if (contributionId !== null)
    await writeLetter(tx, row, { letter: 'suspended_to_contributor', at, fields: { urls: fields.urls } })
  return { row, acted, isMailed }
}

/** What the record says of articles that the notice itself did not lead to. */
function namedWords(articles: readonly LockedArticle[], named: readonly number[]): string {
  const ids = articles.map(({ id }) => id).filter((id) => named.includes(id))
  return ids.length > 0 ? `通知写明的网址没有指向，由编辑认定涉及的文章：${ids.join('、')}` : ''
}
