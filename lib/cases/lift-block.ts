import { z } from 'zod'
import { databaseNow } from '#lib/db/database-now.ts'
import type { RightsCase } from '#lib/db/generated/client.ts'
import type { CaseState } from '#lib/db/generated/enums.ts'
import { OF_MANY_ARTICLES, type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { keepTakedown } from '../articles/keep-takedown.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { seenRow } from '../seen-row.ts'
import { line } from '../text/text-fields.ts'
import { shanghaiMinute } from '../time.ts'
import { acceptGroup } from './accept-group.ts'
import type { Acted } from './acted-articles.ts'
import { lockArticles, suspensionReason } from './case-articles.ts'
import { caseKinds } from './case-kinds.ts'
import { counterPaths } from './case-move-row.ts'
import { claimCase, holdCase } from './claim-case.ts'
import { assertCaseNamesNobody, decisionNote } from './decision-note.ts'
import { offerCounter } from './forward-notice.ts'
import { urlsOfActed } from './letter-urls.ts'
import { groupBySide, type SideGroup } from './other-side.ts'
import { recordCaseStep } from './record-case-step.ts'
import { remindEditors } from './remind-editors.ts'
import { splitOff } from './split-off.ts'
import { startPeriod } from './start-period.ts'
import { tellMergedOfLifting, tellOfLifting } from './tell-of-lifting.ts'
import { tellSources } from './tell-sources.ts'
import { unblockArticles } from './unblock-articles.ts'
import { canMail, writeLetter } from './write-letter.ts'

const schema = seenRow.extend({
  /** Number and authority of what revoked the order, or its last day. */
  reference: line(200, '解除依据').pipe(z.string().min(1, '请填写解除原决定的机关和文号')),
  note: decisionNote,
})

export type LiftedBlock = {
  version: number
  state: CaseState
  /** The articles that are suspended by it, those of `split` among them. */
  suspended: number[]
  /** The cases that were made of a part of it. */
  split: number[]
  /** Whether a mail with the notice is on its way to the contributor. */
  isMailed: boolean
}

/**
 * Follows the end of the order for which a case was blocked (RFC 7725 §3): it was revoked, or has expired. Nothing comes back to readers by
 * it, so one person does it: the articles are suspended instead (410). A contributor who has not stated anything against the notice is heard
 * first (条例 §15, 16; 民法典 §1195, 1196); any other case is to be decided like one that was accepted. One that the order came before, and
 * that was never accepted, is parted by whose its articles are, as an acceptance does.
 * @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict
 */
export async function liftBlock(editor: Editor, input: unknown): Promise<LiftedBlock> {
  permit(editor, 'case.block')
  const { reference, note, ...seen } = parseInput(schema, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const before = await holdCase(tx, seen.id)
    const acted = await unblockArticles(tx, before, { by: editor, note })
    const [own, ...others] = await sidesOf(tx, before, acted)
    const isHeard = own?.isForwarded ?? false
    const move = isHeard ? 'lift-block-and-forward' : 'lift-block'
    const contributionId = own ? own.contributionId : before.contributionId
    const columns = { orderReference: null, acceptedAt: before.acceptedAt ?? at, contributionId }
    const row = await claimCase(tx, seen, { move, at, columns })
    await assertCaseNamesNobody(tx, row, note)
    await assertCaseNamesNobody(tx, row, reference, { field: 'reference' })
    const isMailed = isHeard && (await canMail(tx, row, 'contributor'))
    await recordCaseStep(tx, row, {
      ...{ move, by: editor, at, reason: note, details: { ...acted, reference } },
      ...(isHeard && !isMailed && { publicWording: UNREACHED }),
    })
    const split: number[] = []
    for (const group of others) split.push(await goOnApart(tx, row, { by: editor, at, note, group }))
    const kept = others.length > 0 ? { ...acted, suspended: idsOf(own) } : acted
    if (isHeard) await hearContributor(tx, row, { by: editor, at, acted: kept, isMailed })
    else await awaitDecision(tx, row, at, kept)
    // What follows an undeliverable letter has raised the version.
    const { version, state } = await holdCase(tx, row.id)
    return { version, state, suspended: acted.suspended ?? [], split, isMailed }
  }, OF_MANY_ARTICLES)
}

/** There is no address of the contributor's, or no mail server; what follows is said by the next step. */
const UNREACHED = '有权机关的要求已经解除，涉及的内容暂停展示。'

/** What is suspended now, by whose it is: of one that was accepted all is one side's. */
async function sidesOf(tx: Tx, before: RightsCase, { suspended = [] }: Acted): Promise<SideGroup[]> {
  const articles = await lockArticles(tx, suspended)
  if (before.acceptedAt === null) return groupBySide(tx, before, articles)
  const isForwarded = await isToBeHeard(tx, before, suspended)
  return [{ articles, contributionId: before.contributionId, isForwarded }]
}

const idsOf = (group: SideGroup | undefined) => group?.articles.map(({ id }) => id) ?? []

type Apart = { by: Actor; at: Date; note: string; group: SideGroup }

/** Makes a case of its own of another side's articles, which is accepted with that: a contributor is heard by himself.
 *  @returns its number */
async function goOnApart(tx: Tx, from: RightsCase, { by, at, note, group }: Apart): Promise<number> {
  const part = await splitOff(tx, from, { by, at, group })
  const suspension = { reason: suspensionReason(part), note, caseId: part.id, isSuspension: true }
  for (const id of idsOf(group)) await keepTakedown(tx, by, id, suspension)
  await acceptGroup(tx, { ...part, actedAt: from.actedAt }, group, { by, at })
  const urls = await urlsOfActed(tx, part.id, idsOf(group))
  await tellMergedOfLifting(tx, part, { at, acted: { suspended: idsOf(group) }, fields: { urls, note: '' } })
  return part.id
}

/** Whether there is a contributor who has stated nothing whole, and to whom all belongs that is suspended: what the portal published itself
 *  is the editors' to decide. */
async function isToBeHeard(
  tx: Tx,
  { id: caseId, kind, contributionId }: RightsCase,
  suspended: readonly number[],
): Promise<boolean> {
  if (contributionId === null || !counterPaths.includes(caseKinds[kind].path)) return false
  const { articleId } = await tx.contribution.findUniqueOrThrow({ where: { id: contributionId } })
  if (suspended.length === 0 || suspended.some((id) => id !== articleId)) return false
  return (await tx.counterNotice.count({ where: { caseId, receivedAt: { not: null } } })) === 0
}

type Heard = { by: Actor; at: Date; acted: Acted; isMailed: boolean }

async function hearContributor(tx: Tx, row: RightsCase, { by, at, acted, isMailed }: Heard): Promise<void> {
  const urls = await urlsOfActed(tx, row.id, acted.suspended ?? [])
  const due = await offerCounter(tx, row, { by, at, urls })
  const forwarded = `您的通知已转送投稿人；投稿人在 ${shanghaiMinute(due)} 之前没有提交书面说明的，涉及的内容删除。`
  await tellOfLifting(tx, row, { at, acted, told: isMailed ? forwarded : '' })
}

async function awaitDecision(tx: Tx, row: RightsCase, at: Date, acted: Acted): Promise<void> {
  await startPeriod(tx, row.id, 'decide_limit', at)
  await remindEditors(tx, row, { move: 'lift-block', to: 'responsible' })
  const fields = await tellOfLifting(tx, row, { at, acted, told: '' })
  await tellSources(tx, row, { letter: 'source_block_lifted', at, acted: acted.suspended ?? [] })
  if (row.contributionId !== null)
    await writeLetter(tx, row, { letter: 'block_lifted_to_contributor', at, fields })
}
