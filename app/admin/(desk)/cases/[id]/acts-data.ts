import type { ActingOn } from '#components/desk/case-act-choice.ts'
import type { CaseFacts } from '#components/desk/case-act-fields.ts'
import { claimantOf } from '#components/desk/case-bars.tsx'
import { otherCaseLabel } from '#components/desk/case-others.tsx'
import { formatTime } from '#components/desk/format-time.ts'
import type { Editor } from '#lib/actors/editor.ts'
import { publicationMinute } from '#lib/articles/publication-date.ts'
import { caseKinds } from '#lib/cases/case-kinds.ts'
import { caseStates } from '#lib/cases/case-states.ts'
import { deliveryMoves } from '#lib/cases/delivery-moves.ts'
import { correctionsSince } from '#lib/cases/desk-article.ts'
import type { CaseBars } from '#lib/cases/desk-bars.ts'
import type { DeskCase } from '#lib/cases/desk-case-types.ts'
import type { OtherCase } from '#lib/cases/desk-other-cases.ts'
import { noticeToPublish } from '#lib/cases/desk-public-notice.ts'
import type { DeskSource } from '#lib/cases/desk-sources.ts'
import { allows, type Permission } from '#lib/editors/permissions.ts'
import { fileLimits } from '#lib/public-forms/file-limits.ts'
import { correctionChoices } from './correction-choices.ts'

const permissions: readonly Permission[] = ['case.accept', 'case.decide', 'case.block']

type Around = { others: readonly OtherCase[]; sources: readonly DeskSource[]; bars: CaseBars }

/** What an editor may do with a case, and what the dialogs offer him. */
export async function actsData(editor: Editor, told: DeskCase, { others, sources, bars }: Around) {
  const numbers = told.articles.flatMap(({ articleId }) => articleId ?? [])
  const inForce = bars.made.filter(({ liftedAt }) => liftedAt === null)
  const [corrections, publicNotice] = await Promise.all([
    correctionsSince(editor, numbers, told.receivedAt),
    told.state === 'awaiting_counter' ? noticeToPublish(editor, told.id) : '',
  ])
  const facts: CaseFacts = {
    ...{ kind: told.kind, missing: told.missing, publicNotice },
    isUnderDmca: isUnderDmca(told),
    articles: told.articles.flatMap(({ articleId, title }) =>
      articleId === null ? [] : { value: String(articleId), label: title || `文章 ${articleId}` },
    ),
    ends: await correctionChoices(editor, told, corrections),
    corrections: corrections.map(({ id, note, at }) => ({
      value: String(id),
      label: `${formatTime(at, told.now)}：${note}`,
    })),
    sources: sources.map(sourceOption),
    mailedSources: sources.filter(({ hasContact }) => hasContact).map(sourceOption),
    now: publicationMinute(told.now),
    others: others
      .filter(({ state, kind, sameArticle }) => sameArticle && canJoin(told, { state, kind }))
      .map((other) => ({ value: String(other.id), label: otherCaseLabel(other, told.now) })),
    bars: inForce.map(({ id, articleId, title, claimantCaseId }) => ({
      value: String(id),
      label: `${title || `文章 ${articleId}`}（${claimantOf(told.id, claimantCaseId)}）`,
    })),
    claimants: [told.id, ...told.merged].map((id) => ({
      value: String(id),
      label: claimantOf(told.id, id),
    })),
    isFlagged: bars.flags.length > 0,
    files: fileLimits('recorded_counter'),
  }
  return {
    bar: {
      on: {
        ...actingOn(told),
        ...{ sources: sources.length, mailedSources: facts.mailedSources.length, bars: inForce.length },
      },
      facts,
      may: permissions.filter((one) => allows(editor, one)),
      needsTwo: told.needsTwo,
    },
    approval: approvalOf(editor, told),
  }
}

const sourceOption = ({ id, name }: DeskSource) => ({ value: String(id), label: name })

function canJoin(told: DeskCase, { state, kind }: Pick<OtherCase, 'state' | 'kind'>): boolean {
  return caseStates[state].isOpen && caseKinds[kind].path === caseKinds[told.kind].path
}

/** The steps that say whether the notice is on its way to the contributor. */
const forwardingMoves: readonly string[] = [
  ...['accept-and-forward', 'lift-block-and-forward', 'forward-again', 'find-undeliverable'],
]

function actingOn(told: DeskCase): Omit<ActingOn, 'sources' | 'mailedSources' | 'bars'> {
  const { kind, state, outcome, steps, articles, clocks, counterNotices, unread, isPaused } = told
  const { noticePublishedAt, now } = told
  const forwarding = steps.findLast(({ event }) => forwardingMoves.includes(event))
  const delivery = steps.findLast(({ event }) => deliveryMoves.some((move) => move === event))
  const earliest = clocks.find((clock) => clock.kind === 'dmca_earliest')
  return {
    ...{ kind, state, outcome },
    articles: articles.filter(({ articleId }) => articleId !== null).length,
    isUndeliverable: forwarding?.event === 'find-undeliverable' && noticePublishedAt === null,
    ...{ isPaused, hasUnread: unread > 0 },
    isRestorable: earliest !== undefined && earliest.dueAt <= now,
    isCounterUndelivered: delivery?.event === 'find-counter-undeliverable',
    hasLateCounter: counterNotices.some(
      ({ receivedAt, forwardedAt, claim }) => receivedAt !== null && forwardedAt === null && claim !== null,
    ),
    isCounterOpen: counterNotices.at(-1)?.receivedAt === null,
    isProposed: told.approval !== null,
    foreign: foreignOf(told),
    isUnderDmca: isUnderDmca(told),
  }
}

const isUnderDmca = ({ kind, foreignConfirmedAt, isDmcaOn }: DeskCase) =>
  kind === 'copyright' && foreignConfirmedAt !== null && isDmcaOn

/** Not once the contributor has stated anything: what he was told holds. */
function foreignOf({ kind, counterNotices, foreignConfirmedAt, isDmcaOn }: DeskCase): ActingOn['foreign'] {
  if (kind !== 'copyright' || counterNotices.some(({ hasIdentity }) => hasIdentity)) return null
  if (foreignConfirmedAt !== null) return 'confirmed'
  return isDmcaOn ? 'confirmable' : null
}

function approvalOf(editor: Editor, { approval, now }: DeskCase) {
  if (!approval || !allows(editor, 'case.decide')) return null
  const { id, action, proposedBy, proposedById, at } = approval
  return {
    approval: { id, action, proposedBy, at: formatTime(at, now) },
    mayConfirm: proposedById !== editor.id,
  }
}
