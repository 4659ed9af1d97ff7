import { z } from 'zod'
import { databaseNow } from '#lib/db/database-now.ts'
import type { RightsCase } from '#lib/db/generated/client.ts'
import type { CaseState } from '#lib/db/generated/enums.ts'
import { OF_MANY_ARTICLES, type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { rowNumber, type SeenRow, seenRow } from '../seen-row.ts'
import { shanghaiMinute } from '../time.ts'
import type { Acted } from './acted-articles.ts'
import { type LockedArticle, lockArticles } from './case-articles.ts'
import { stopClocks } from './case-clocks.ts'
import { CIVIL } from './case-move-row.ts'
import { caseMove } from './case-moves.ts'
import { chooseArticles } from './choose-articles.ts'
import { claimCase, holdCase, refusalOf } from './claim-case.ts'
import { offerCounter } from './forward-notice.ts'
import { othersOfCase, urlsOfActed } from './letter-urls.ts'
import { groupBySide, type SideGroup } from './other-side.ts'
import { recordCaseStep } from './record-case-step.ts'
import { assertNotBarred } from './refuse-barred.ts'
import { remindEditors } from './remind-editors.ts'
import { splitOff } from './split-off.ts'
import { startPeriod } from './start-period.ts'
import { suspendArticles } from './suspend-articles.ts'
import { tellSources } from './tell-sources.ts'
import { canMail, writeLetter } from './write-letter.ts'

const schema = seenRow.extend({
  /** The articles that it is accepted for; all of the case where none are named. */
  articleIds: z.array(rowNumber).min(1, '请选择文章').max(50, '一次最多 50 篇').optional(),
})

export type AcceptedCase = {
  version: number
  state: CaseState
  /** The articles that left readers' sight by it. */
  suspended: number[]
  /** Those that another case had suspended before; they stay so until both have ended. */
  heldBefore: number[]
  /** The cases that were made of a part of it. */
  split: number[]
  /** Whether a mail with the notice is on its way to the contributor. */
  isMailed: boolean
}

/**
 * Accepts a notice (条例 §15; 民法典 §1195): in one transaction its articles leave readers' sight, every cache is told, the steps
 * are on record, the periods run, and the letters are written; a contribution's notice is forwarded to its contributor. Articles of
 * different contributors go on as cases of their own. Also one that is not whole: what the portal then knows obliges it (§1197).
 * @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict
 */
export async function acceptCase(editor: Editor, input: unknown): Promise<AcceptedCase> {
  permit(editor, 'case.accept')
  const { articleIds, ...seen } = parseInput(schema, input)
  return transaction((tx) => acceptNotice(tx, editor, seen, articleIds), OF_MANY_ARTICLES)
}

/** The same in an open transaction. */
async function acceptNotice(
  tx: Tx,
  by: Actor,
  seen: SeenRow,
  articleIds?: readonly number[],
): Promise<AcceptedCase> {
  const at = await databaseNow(tx)
  const before = await holdCase(tx, seen.id)
  // Before anything of it moves: this says whether he saw it as it is.
  if (before.version !== seen.version || !caseMove('accept').from.includes(before.state))
    throw await refusalOf(tx, seen, 'accept')
  const { ids, named } = await chooseArticles(tx, before, articleIds)
  const articles = await lockArticles(tx, ids)
  await assertNotBarred(tx, before, ids)
  assertInSight(articles)
  const [own, ...others] = await groupBySide(tx, before, articles)
  if (!own) throw nothingToSuspend()
  const parts: Accepted[] = []
  for (const group of others) {
    const part = await splitOff(tx, before, { by, at, group })
    parts.push(await acceptGroup(tx, part, group, { by, at, named }))
  }
  const { row, isMailed, acted } = await acceptGroup(tx, before, own, { by, at, named })
  const all = [acted, ...parts.map((part) => part.acted)]
  return {
    ...{ version: row.version, state: row.state, isMailed, split: parts.map((part) => part.row.id) },
    suspended: all.flatMap(({ suspended = [] }) => suspended),
    heldBefore: all.flatMap(({ heldBefore = [] }) => heldBefore),
  }
}

/** What the portal knows of itself needs no whole notice. */
const KNOWN = `${CIVIL}第一千一百九十七条`

/** There is no address of the contributor's, or no mail server; what follows is said by the next step. */
const UNREACHED = '本站已受理，涉及的内容已暂停展示。'

type Accepted = { row: RightsCase; acted: Acted; isMailed: boolean }

/** Accepts a case all of whose articles have the same other side. */
async function acceptGroup(
  tx: Tx,
  { id, actedAt, state, missing }: RightsCase,
  { articles, contributionId, isForwarded }: SideGroup,
  { by, at, named }: { by: Actor; at: Date; named: readonly number[] },
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
  return ids.length > 0 ? `通知的网址没有写对，由编辑认定的文章：${ids.join('、')}` : ''
}

/** Something of it must be in readers' sight, or kept from it by another case: of what is gone already there is nothing to decide. */
function assertInSight(articles: readonly LockedArticle[]): void {
  if (articles.length === 0) throw nothingToSuspend()
  if (articles.some(({ status }) => status === 'published' || status === 'suspended')) return
  throw new DomainError('wrong-state', '涉及的文章都已不在读者面前，可以按“内容已经不在”答复。', {
    details: { statuses: articles.map(({ status }) => status) },
  })
}

function nothingToSuspend(): DomainError {
  const message = '本案没有本站的文章可以暂停展示，请先写明文章编号'
  return new DomainError('invalid-input', `${message}。`, { fields: { articleIds: message } })
}
