import type { CaseAct } from '#components/desk/case-acts.ts'
import type { CaseFields } from '#components/desk/case-answer.ts'
import type { Editor } from '#lib/actors/editor.ts'
import { acceptCase } from '#lib/cases/accept-case.ts'
import type { Acted } from '#lib/cases/acted-articles.ts'
import { askForElements, completeAtDesk } from '#lib/cases/ask-for-elements.ts'
import { blockByOrder } from '#lib/cases/block-by-order.ts'
import { confirmForeign, revokeForeign } from '#lib/cases/confirm-foreign.ts'
import { answerCorrection, correctCase } from '#lib/cases/correct-case.ts'
import { followLateCounter } from '#lib/cases/follow-late-counter.ts'
import { forwardNotice } from '#lib/cases/forward-notice.ts'
import { holdForLitigation, releaseHold } from '#lib/cases/hold-for-litigation.ts'
import { liftBar } from '#lib/cases/lift-bar.ts'
import { liftBlock } from '#lib/cases/lift-block.ts'
import { markMessagesRead } from '#lib/cases/mark-messages-read.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import type { Decided } from '#lib/cases/propose-decision.ts'
import { publishNotice } from '#lib/cases/publish-notice.ts'
import { recordCounterNotice } from '#lib/cases/record-counter.ts'
import { recordDelivery } from '#lib/cases/record-delivery.ts'
import { recordSourceTold } from '#lib/cases/record-source-told.ts'
import { counterForwardedBy, recordedCounterSentence } from '#lib/cases/recorded-counter-words.ts'
import { rejectCase, rejectCorrection } from '#lib/cases/reject-case.ts'
import { removeCase } from '#lib/cases/remove-case.ts'
import { reopenCase } from '#lib/cases/reopen-case.ts'
import { restoreCase } from '#lib/cases/restore-case.ts'
import { resumePeriod } from '#lib/cases/resume-period.ts'
import { tellSourceAgain } from '#lib/cases/tell-source-again.ts'
import { writeToSide } from '#lib/cases/write-to-side.ts'
import { correctionOf } from './correction-choices.ts'
import { removedAnswer, restoredAnswer } from './decided-words.ts'

type Input = { id: number; version: number } & CaseFields

/** Does an act, and says in a sentence what was done. */
type Verb = (editor: Editor, input: Input) => Promise<string>

/** A verb whose sentence is always the same. */
const saying =
  (verb: (editor: Editor, input: unknown) => Promise<unknown>, sentence: string): Verb =>
  async (editor, input) => {
    await verb(editor, input)
    return sentence
  }

const PROPOSED = '已提出，等待另一位有权限的人确认。'

const deciding =
  (
    verb: (editor: Editor, input: unknown) => Promise<Decided>,
    sentence: string | ((acted: Acted) => string),
  ) =>
  async (editor: Editor, input: unknown): Promise<string> => {
    const { isProposed, acted = {} } = await verb(editor, input)
    if (isProposed) return PROPOSED
    return typeof sentence === 'string' ? sentence : sentence(acted)
  }

const forwardedBy = (isMailed: boolean) => (isMailed ? '通知已交发送，转送投稿人' : '通知没能转送投稿人')

const splitOffWords = (split: readonly number[]) =>
  split.length > 0 ? `；由另一方提供的内容另立 ${split.length} 案` : ''

const accepting: Verb = async (editor, input) => {
  const { suspended, heldBefore, split, state, isMailed } = await acceptCase(editor, input)
  const forwarded = state === 'awaiting_counter' ? `，${forwardedBy(isMailed)}` : ''
  const taken = suspended.length > 0 || heldBefore.length === 0 ? `${suspended.length} 篇文章已暂停展示` : ''
  const held =
    heldBefore.length > 0 ? `${heldBefore.length} 篇文章此前已因其他案件暂停展示，本案办结之前也不恢复` : ''
  return `已受理，${[taken, held].filter(Boolean).join('，')}${forwarded}${splitOffWords(split)}。`
}

/** The verb of each act. */
export const caseVerbs: Record<CaseAct, Verb> = {
  accept: accepting,
  'accept-some': accepting,
  'close-correction': saying(answerCorrection, '已答复读者，本案结案。'),
  'complete-at-desk': saying(completeAtDesk, '已登记补齐，处理时限开始计算。'),
  'publish-notice': saying(publishNotice, '通知已公告，反通知期限从现在起算。'),
  'record-counter': async (editor, input) => {
    return recordedCounterSentence(await recordCounterNotice(editor, input))
  },
  'follow-late-counter': async (editor, input) => {
    const { isProposed, isMailed } = await followLateCounter(editor, input)
    return isProposed ? PROPOSED : `书面说明已采纳，${counterForwardedBy(isMailed)}`
  },
  'record-delivery': saying(recordDelivery, '已登记送达，已记入各方的办理进度。'),
  'confirm-foreign': saying(confirmForeign, '已确认境外权利人。'),
  'revoke-foreign': saying(revokeForeign, '已撤销确认。'),
  hold: saying(holdForLitigation, '已登记，维持现状，停止计时。'),
  'resume-period': saying(resumePeriod, '恢复计时，已告诉投诉人。'),
  'read-messages': saying(markMessagesRead, '已记为已阅。'),
  'release-hold': saying(releaseHold, '已恢复计时。'),
  remove: deciding(removeCase, removedAnswer),
  restore: deciding(restoreCase, restoredAnswer),
  correct: (editor, input) =>
    deciding(correctCase, '已更正，本案结案。')(editor, { ...input, ...correctionOf(input) }),
  ask: saying(askForElements, '已请投诉人补充材料。'),
  reject: saying(rejectCase, '已驳回，理由已告诉投诉人。'),
  'reject-correction': saying(rejectCorrection, '已答复读者，本案结案。'),
  'forward-again': saying(forwardNotice, '已再次转送通知。'),
  merge: saying(mergeCases, '已并案。'),
  'record-source-told': saying(recordSourceTold, '已登记。'),
  'tell-source-again': async (editor, input) =>
    (await tellSourceAgain(editor, input)).isMailed
      ? '信已交发送。'
      : '信没有发出：本站没有设置发信服务器。请另行告知后登记。',
  write: async (editor, input) =>
    (await writeToSide(editor, input)).isMailed
      ? '信已交发送。'
      : '信已写好；没有电子邮箱，对方在进度页能看到。',
  'lift-bar': saying(liftBar, '限制已解除，投诉人可以重新提交通知。'),
  block: saying(blockByOrder, '已停止提供，读者看到的状态码是 451。'),
  'lift-block': async (editor, input) => {
    const { suspended, split, state, isMailed } = await liftBlock(editor, input)
    const next = state === 'accepted' ? '等待决定' : forwardedBy(isMailed)
    return `已解除停止提供，${suspended.length} 篇文章改为暂停展示，${next}${splitOffWords(split)}。`
  },
  reopen: saying(reopenCase, '已重新办理。'),
}

/** Fields that hold the numbers of rows. */
const numbers = ['articleIds', 'correctionIds', 'barIds'] as const

/** What a dialog gathered as the verb's input: the numbers of rows are numbers, an own number may be written `C-0118`. */
export function verbInput(id: number, version: number, fields: CaseFields): Input {
  const input: Record<string, unknown> = { ...fields, id, version }
  for (const name of numbers) if (name in fields) input[name] = listOf(fields[name]).map(numberOf)
  for (const name of ['intoId', 'sourceId', 'claimantCaseId', 'fileCount']) {
    const given = fields[name]
    if (typeof given === 'string') input[name] = numberOf(given)
  }
  // The gates parse it: what stands here is not trusted by its type.
  return input as Input
}

const listOf = (value: CaseFields[string] | undefined): string[] =>
  Array.isArray(value)
    ? value
    : String(value ?? '')
        .split(/[\s,，、]+/)
        .filter(Boolean)

const numberOf = (text: string) => Number(/^(?:C-?)?0*(\d{1,10})$/i.exec(text.trim())?.[1] ?? Number.NaN)
