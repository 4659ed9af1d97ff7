import { db } from '#lib/db/client.ts'
import type { CaseClockKind, MessageSide } from '#lib/db/generated/enums.ts'
import type { Editor } from '../actors/editor.ts'
import { caseNumber } from '../case-number.ts'
import { config } from '../config.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { shanghaiMinute, startOfShanghaiMinute } from '../time.ts'
import { caseKinds } from './case-kinds.ts'
import { onWaiting } from './case-laws.ts'
import { lawFor } from './case-move-row.ts'
import { endOfPeriod } from './case-periods.ts'
import { listedCounterElements } from './counter-elements.ts'
import { readCaseForDesk } from './desk-case.ts'
import type { DeskCase } from './desk-case-types.ts'
import { elementsNamed, noticeElements } from './elements.ts'
import { newestLetter } from './letter-templates.ts'
import { urlsOfNotice } from './letter-urls.ts'
import {
  filledIn,
  type LetterField,
  type LetterKey,
  letterSides,
  letters,
  type SourceLetter,
  sideOfLetter,
} from './letters.ts'
import { databaseNow } from './moment.ts'
import { noticeLaws } from './notice-laws.ts'
import { type RejectReason, rejectReasons } from './reject-reasons.ts'
import { sourcesOfCase } from './sources-of-case.ts'
import { valuesToSource } from './tell-sources.ts'

/** A letter as it would be sent now. */
export type PreviewedLetter = { name: string; to: string; version: number; subject: string; text: string }

/** What an act of the desk is about to be given. */
type Asked = { act: string; id: number; fields: Readonly<Record<string, unknown>> }

/**
 * The letters that an act of the desk would send now, from the newest templates, with their fields filled in. The addresses that
 * belong to one person alone, and who somebody is, are filled in when a letter is sent.
 * @throws DomainError forbidden | not-found
 */
export async function previewLetters(editor: Editor, { act, id, fields }: Asked): Promise<PreviewedLetter[]> {
  permit(editor, 'case.read')
  const told = await readCaseForDesk(editor, id)
  if (!told) throw new DomainError('not-found', '没有这个案件。')
  const written = await valuesOf(act, told, fields)
  const toSides = lettersOf(act, told, fields).map((letter) =>
    previewed(letter, { ...usualValues(told, { act, side: sideOfLetter(letter) }), ...written }),
  )
  return Promise.all([...toSides, ...(await lettersToSources(act, told))])
}

/** What an act tells the sources of the case's reposts (tell-sources.ts). */
const sourceLetters: Readonly<Record<string, SourceLetter>> = {
  accept: 'source_told',
  'accept-some': 'source_told',
  remove: 'source_removed',
  restore: 'source_restored',
  correct: 'source_corrected',
  block: 'source_blocked',
  'lift-block': 'source_block_lifted',
}

async function lettersToSources(act: string, told: DeskCase): Promise<Promise<PreviewedLetter>[]> {
  const letter = sourceLetters[act]
  if (letter === undefined) return []
  const reachable = (await sourcesOfCase(db(), told.id)).filter(({ contact }) => contact !== null)
  return reachable.map(async (source) => {
    const acted = source.articles.map(({ id }) => id)
    const shown = await previewed(letter, valuesToSource(told, source, { acted }))
    return { ...shown, to: `来源“${source.name}”` }
  })
}

async function previewed(letter: LetterKey, values: Values): Promise<PreviewedLetter> {
  const { version, subject, text } = await newestLetter(db(), letter)
  return {
    ...{ name: letters[letter].name, to: letterSides[sideOfLetter(letter)], version },
    ...{ subject: filledIn(subject, values), text: filledIn(text, values) },
  }
}

type Values = Partial<Record<LetterField, string>>

const AT_SENDING = '（发出时填入）'

function usualValues(told: DeskCase, { act, side }: { act: string; side: MessageSide }): Values {
  const { id, kind, articles } = told
  const isDmca = act === 'confirm-foreign' || (isUnderDmca(told) && act !== 'revoke-foreign')
  const laws = noticeLaws(kind, isDmca)
  return {
    ...{
      forwardLaw: laws.forward,
      counterLaw: act === 'record-delivery' ? lawFor(onWaiting, kind) : laws.counter,
    },
    counterElements: listedCounterElements(isDmca),
    ...{ caseNumber: caseNumber(id), siteName: config().siteName, kind: caseKinds[kind].name },
    urls: urlsOfNotice(articles, side),
    ...{ statusUrl: AT_SENDING, counterUrl: AT_SENDING, notice: AT_SENDING, counterNotice: AT_SENDING },
    noticeUrl: `${config().siteUrl}/notices/${id}`,
  }
}

/** The periods that begin with an act. */
const periods: Readonly<Record<string, CaseClockKind>> = {
  ask: 'info_silence',
  accept: 'counter_silence',
  'accept-some': 'counter_silence',
  'forward-again': 'counter_silence',
  'record-counter': 'reasonable_period',
  'follow-late-counter': 'reasonable_period',
}

async function valuesOf(act: string, told: DeskCase, fields: Asked['fields']): Promise<Values> {
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '')
  const elements = Array.isArray(fields.elements) ? fields.elements.map(String) : []
  const missing = elementsNamed(elements).map(
    (key) => `· ${noticeElements[key].name}：${noticeElements[key].question}`,
  )
  const { deadline, earliest } = await periodOf(act, told, text('deliveredAt'))
  const reason = text('reason')
  return {
    note: act === 'write' ? text('text') : text('note'),
    reason: isReason(reason) ? rejectReasons[reason].publicWording : '',
    missing: missing.join('\n'),
    deadline: deadline ? shanghaiMinute(deadline) : '',
    earliest: earliest ? shanghaiMinute(earliest) : '',
    delivery: [text('deliveredAt').replace('T', ' '), text('how')].filter(Boolean).join('，'),
  }
}

/** When the period that an act begins would end. */
async function periodOf(act: string, told: DeskCase, deliveredAt: string) {
  const now = await databaseNow()
  if (act === 'record-delivery') {
    const running = told.clocks.find(({ kind }) => kind === 'dmca_latest')
    const from = startOfShanghaiMinute(deliveredAt)
    return { deadline: running?.dueAt ?? (from ? await endOfPeriod(db(), 'reasonable_period', from) : null) }
  }
  const isCounter = act === 'record-counter' || act === 'follow-late-counter'
  if (isCounter && isUnderDmca(told))
    return {
      deadline: await endOfPeriod(db(), 'dmca_latest', now),
      earliest: await endOfPeriod(db(), 'dmca_earliest', now),
    }
  const period = periods[act]
  return { deadline: period ? await endOfPeriod(db(), period, now) : null }
}

const isUnderDmca = ({ kind, foreignConfirmedAt, isDmcaOn }: DeskCase) =>
  kind === 'copyright' && foreignConfirmedAt !== null && isDmcaOn

/** Whether the days of the DMCA run for its counter-notice. */
const cameUnderDmca = ({ kind, state }: DeskCase) =>
  kind === 'copyright' && (state === 'counter_received' || state === 'litigation_hold')

const isReason = (text: string): text is RejectReason => Object.hasOwn(rejectReasons, text)

/** Which letters an act sends, as its verb does. */
function lettersOf(act: string, told: DeskCase, fields: Asked['fields']): LetterKey[] {
  const isContributed = told.contributionId !== null
  const both = (claimant: LetterKey, contributor: LetterKey): LetterKey[] =>
    isContributed ? [claimant, contributor] : [claimant]
  switch (act) {
    case 'accept':
    case 'accept-some':
      return ['accepted']
    case 'ask':
      return ['missing']
    case 'complete-at-desk':
      return ['received']
    case 'reject':
      return [fields.reason === 'barred' ? 'barred' : 'rejected']
    case 'lift-bar':
      return ['bar_lifted']
    case 'reject-correction':
      return ['correction_refused']
    case 'close-correction':
      return ['correction_made']
    case 'correct':
      return ['corrected']
    case 'publish-notice':
      return ['notice_published']
    case 'forward-again':
      return ['forward', 'forwarded_again']
    case 'record-counter':
    case 'follow-late-counter':
      if (isUnderDmca(told)) return ['counter_received_dmca', 'counter_forwarded_dmca']
      return told.kind === 'copyright'
        ? ['restored_by_counter', 'restored_to_contributor']
        : ['counter_received', 'counter_forwarded']
    case 'record-delivery':
      return ['counter_delivered', 'counter_delivered_to_contributor']
    case 'confirm-foreign':
      return told.state === 'awaiting_counter' ? ['foreign_confirmed', 'dmca_begins'] : ['foreign_confirmed']
    case 'revoke-foreign':
      return told.state === 'awaiting_counter' ? ['foreign_revoked', 'dmca_ends'] : ['foreign_revoked']
    case 'remove':
      return both('removed', 'removed_for_good')
    case 'restore':
      if (told.state === 'counter_received' && cameUnderDmca(told))
        return both('restored_dmca', 'restored_dmca_to_contributor')
      return both('restored', 'restored_to_contributor')
    case 'block':
      return both('blocked', 'blocked_to_contributor')
    case 'lift-block':
      return both('block_lifted', 'block_lifted_to_contributor')
    case 'hold':
      return cameUnderDmca(told) ? ['held_dmca', 'held_dmca_to_contributor'] : ['held', 'held_to_contributor']
    case 'resume-period':
      return ['period_resumed']
    case 'release-hold':
      return [cameUnderDmca(told) ? 'released_dmca' : 'released']
    case 'merge':
      return ['merged']
    case 'reopen':
      return ['reopened']
    case 'write':
      return [fields.side === 'contributor' ? 'message_to_contributor' : 'message']
    default:
      return []
  }
}
