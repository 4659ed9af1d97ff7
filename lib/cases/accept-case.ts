import { z } from 'zod'
import { databaseNow } from '#lib/db/database-now.ts'
import type { CaseState } from '#lib/db/generated/enums.ts'
import { OF_MANY_ARTICLES, type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { rowNumber, type SeenRow, seenRow } from '../seen-row.ts'
import { type Accepted, acceptGroup } from './accept-group.ts'
import { type LockedArticle, lockArticles } from './case-articles.ts'
import { caseMove } from './case-moves.ts'
import { chooseArticles } from './choose-articles.ts'
import { holdCase, refusalOf } from './claim-case.ts'
import { groupBySide } from './other-side.ts'
import { assertNotBarred } from './refuse-barred.ts'
import { splitOff } from './split-off.ts'

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
