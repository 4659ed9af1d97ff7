import { z } from 'zod'
import { databaseNow } from '#lib/db/database-now.ts'
import type { RightsCase } from '#lib/db/generated/client.ts'
import { OF_MANY_ARTICLES, type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { block } from '../articles/block.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { seenRow } from '../seen-row.ts'
import { line } from '../text/text-fields.ts'
import { type Acted, noteActed } from './acted-articles.ts'
import { lockArticles } from './case-articles.ts'
import { stopClocks } from './case-clocks.ts'
import { claimCase, holdCase } from './claim-case.ts'
import { closeCase } from './close-case.ts'
import { assertCaseNamesNobody, decisionNote } from './decision-note.ts'
import { othersOfCase, urlsOfActed } from './letter-urls.ts'
import { recordCaseStep } from './record-case-step.ts'
import { keepEffects } from './settle-articles.ts'
import { tellSources } from './tell-sources.ts'
import { writeLetter } from './write-letter.ts'

const schema = seenRow.extend({
  /** Number and authority of the order, as the record has it. */
  reference: line(200, '文号').pipe(z.string().min(1, '请填写作出决定的机关和文号')),
  note: decisionNote,
})

/** Follows the order of a court or a regulator at once, whatever the case was waiting for and however it had ended: its articles
 *  answer 451 (RFC 7725 §3), and no other case gives them back.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function blockByOrder(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'case.block')
  const { reference, note, ...seen } = parseInput(schema, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const { actedAt, contributionId } = await holdCase(tx, seen.id)
    const columns = {
      ...{ orderReference: reference, actedAt: actedAt ?? at },
      contributionId: contributionId ?? (await onlyContribution(tx, seen.id)),
    }
    const row = await claimCase(tx, seen, { move: 'block', at, columns })
    await assertCaseNamesNobody(tx, row, note)
    await assertCaseNamesNobody(tx, row, reference, { field: 'reference' })
    await stopClocks(tx, row.id, at)
    const acted = await blockArticles(tx, row, editor, note)
    await recordCaseStep(tx, row, {
      ...{ move: 'block', by: editor, at, reason: note, details: { ...acted, reference } },
    })
    const gone = [...(acted.blocked ?? []), ...(acted.blockedBefore ?? [])]
    const fields = { urls: await urlsOfActed(tx, row.id, gone), note: await othersOfCase(tx, row.id, gone) }
    await writeLetter(tx, row, { letter: 'blocked', at, fields })
    if (row.contributionId !== null && gone.length > 0)
      await writeLetter(tx, row, { letter: 'blocked_to_contributor', at, fields })
    await tellSources(tx, row, { letter: 'source_blocked', at, acted: acted.blocked ?? [] })
    await closeCase(tx, row, { by: editor, at, result: { articles: gone } })
    return { version: row.version }
  }, OF_MANY_ARTICLES)
}

/** All articles that the case was ever about, apart from those of which it was refused. */
function everHeld(tx: Tx, caseId: number) {
  return tx.caseArticle.findMany({
    where: {
      ...{ caseId, articleId: { not: null } },
      // SQL's `<>` holds for no null.
      OR: [{ outcome: null }, { outcome: { not: 'rejected' } }],
    },
  })
}

/** The contribution whose contributor is told of the order: before the acceptance nobody had looked for one. */
async function onlyContribution(tx: Tx, caseId: number): Promise<number | null> {
  const own = await everHeld(tx, caseId)
  const found = await tx.contribution.findMany({
    where: { articleId: { in: own.flatMap(({ articleId }) => articleId ?? []) } },
    select: { id: true },
    take: 2,
  })
  return found.length === 1 ? (found[0]?.id ?? null) : null
}

async function blockArticles(tx: Tx, row: RightsCase, by: Actor, note: string): Promise<Acted> {
  const own = await everHeld(tx, row.id)
  const acted: Acted = { blocked: [], blockedBefore: [], untouched: [] }
  for (const { id, version, status } of await lockArticles(
    tx,
    own.flatMap(({ articleId }) => articleId ?? []),
  )) {
    const isRemoved = status === 'published' || status === 'suspended' || status === 'taken_down'
    if (isRemoved && !(await isBlocked(tx, id))) {
      await block(tx, by, { id, version }, { note, caseId: row.id })
      noteActed(acted, 'blocked', id)
    } else noteActed(acted, isRemoved ? 'blockedBefore' : 'untouched', id)
  }
  // Of what readers never saw, too: the order keeps it from being published.
  await tx.caseArticle.updateMany({
    where: { id: { in: own.map(({ id }) => id) } },
    data: { outcome: 'blocked' },
  })
  await keepEffects(tx, row.id, acted)
  return acted
}

async function isBlocked(tx: Tx, articleId: number): Promise<boolean> {
  return (await tx.takedown.count({ where: { articleId, restoredAt: null, reason: 'legal_order' } })) > 0
}
