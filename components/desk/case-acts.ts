import type { CaseMove } from '#lib/cases/case-moves.ts'

type ActRow = {
  /** What its button says. */
  label: string
  /** The key that opens its dialog; of an act that is done at once, the key that moves the focus to its button. */
  key?: string
  /** What follows, in a sentence or two for who presses it. */
  effect: string
  /** The moves of the case that it makes; where none of them is open, it is not offered. */
  moves: readonly CaseMove[]
  /** Whether it is done at once, without a dialog. */
  isAtOnce?: true
  isDanger?: true
}

/** Everything that an editor can do with a case, in the order of the buttons. */
const caseActs = {
  accept: {
    label: '受理并暂停展示',
    key: 'a',
    effect: '涉及的文章立即从所有页面撤下；属于投稿的，通知同时转送投稿人。',
    moves: ['accept', 'accept-and-forward'],
    isAtOnce: true,
  },
  'accept-some': {
    label: '选择文章受理…',
    effect: '只暂停展示选定的文章；没有选的按不受理记录。',
    moves: ['accept', 'accept-and-forward'],
  },
  'close-correction': {
    label: '已更正，答复读者…',
    key: 'a',
    effect: '读者会收到所作的更正，本案结案。请先在文章里提交修订，写好更正说明。',
    moves: ['close-correction'],
  },
  'complete-at-desk': {
    label: '材料已另行补齐…',
    effect: '材料以电话、书面等方式补齐时登记，处理时限从现在起算。',
    moves: ['complete-at-desk'],
  },
  'publish-notice': {
    label: '公告通知内容…',
    effect:
      '通知无法送达投稿人的，依照《信息网络传播权保护条例》第十五条公告其内容。公告里不得出现任何人的身份。',
    moves: ['publish-notice'],
  },
  'record-counter': {
    label: '登记反通知…',
    effect:
      '以书面、电子邮件收到的不构成侵权的说明，登记后转送投诉人。著作权案件材料齐全的，立即恢复展示，投诉人不得就同一作品再次通知（条例第十七条），须有决定的权限。决定删除以后收到的，登记后由编辑部核查是否重新办理。',
    moves: ['record-counter'],
  },
  'follow-late-counter': {
    label: '采纳书面说明…',
    effect:
      '收到而尚未转送的书面说明转送投诉人。著作权案件立即恢复展示，投诉人不得就同一作品再次通知（条例第十七条）；其他案件的合理期限开始计算。',
    moves: ['follow-late-counter'],
  },
  'record-delivery': {
    label: '登记已另行送达…',
    effect:
      '书面说明没能用邮件寄达投诉人，已用其他方式送达的，在这里登记；合理期限自送达之时起算，几位投诉人的自最后一位收到之时起算，各方都会收到通知。',
    moves: ['record-delivery'],
  },
  'confirm-foreign': {
    label: '确认境外权利人…',
    effect:
      '核实投诉人是境外权利人以后确认。投稿人的书面说明须符合 17 U.S.C. § 512(g)(3)，收到后在设置的工作日恢复，而不是立即恢复。',
    moves: ['confirm-foreign'],
  },
  'revoke-foreign': {
    label: '撤销境外权利人的确认…',
    effect: '投稿人提交书面说明的，依照条例第十七条立即恢复。',
    moves: ['revoke-foreign'],
  },
  hold: {
    label: '登记诉讼…',
    effect: '投诉人已向主管部门投诉或者起诉的，维持现状，停止计时。',
    moves: ['hold'],
  },
  'resume-period': {
    label: '来信不是起诉通知，恢复计时…',
    effect:
      '投诉人的来信不是已经投诉或者起诉的通知的，期限仍按原届满日计算，届满后恢复展示；已经届满的，随即恢复。投诉人会收到告知。',
    moves: ['resume-period'],
  },
  'release-hold': {
    label: '诉讼终结，恢复计时…',
    effect:
      '投诉或者诉讼终结而没有对内容作出处理的，期限仍按原届满日计算，届满后恢复展示；已经届满的，随即恢复。',
    moves: ['release-hold'],
  },
  remove: {
    label: '决定删除…',
    effect: '涉及的文章不再展示，读者看到删除的说明（410）。投诉人会收到通知；属于投稿的，投稿人也会收到。',
    moves: ['remove'],
    isDanger: true,
  },
  restore: {
    label: '决定恢复…',
    effect:
      '涉及的文章在原网址恢复展示，人气不变；其他案件仍暂停展示的，或者已因其他原因不再展示的，不因本案恢复。投诉人会收到通知；属于投稿的，投稿人也会收到。',
    moves: ['restore'],
  },
  ask: {
    label: '请补材料…',
    key: 'm',
    effect: '按名称列出缺少的内容，请投诉人补充；补齐之前不计处理时限。',
    moves: ['ask'],
  },
  correct: {
    label: '更正后结案…',
    effect:
      '逐篇说明：更正，或者不作更正；至少更正一篇。暂停展示的文章随之恢复，更正的以修改稿恢复，须有决定的权限。投诉人会收到通知；属于投稿的，恢复展示时投稿人也会收到。',
    moves: ['correct', 'correct-suspended'],
  },
  reject: {
    label: '驳回…',
    key: 'r',
    effect: '投诉人会收到理由，本案结案。',
    moves: ['reject'],
    isDanger: true,
  },
  'reject-correction': {
    label: '不作更正，答复…',
    key: 'r',
    effect: '读者会收到理由，本案结案。',
    moves: ['reject-correction'],
  },
  'forward-again': {
    label: '再次转送通知',
    effect: '再给投稿人发一次通知和提交说明的网址，反通知期限重新起算。',
    moves: ['forward-again'],
    isAtOnce: true,
  },
  merge: {
    label: '并入另一案件…',
    effect: '同一内容的重复投诉一并处理，投诉人会得到同样的答复。',
    moves: ['merge'],
  },
  'record-source-told': {
    label: '登记已告知来源…',
    effect:
      '没有登记邮箱、邮件没有送达的来源，以电话、信函等方式告知后在这里登记。请不要告诉来源通知人是谁。',
    moves: ['record-source-told'],
  },
  'tell-source-again': {
    label: '再次寄信给来源…',
    effect: '把本案写给来源的最后一封信，原文再寄一次，寄往来源名单里现在登记的邮箱。',
    moves: ['tell-source-again'],
  },
  write: {
    label: '去信…',
    effect: '给一方写信，信会留在本案里，对方的办理进度页也能看到。',
    moves: ['write'],
  },
  'lift-bar': {
    label: '解除再次通知的限制…',
    effect: '投诉人可以就同一作品重新提交通知，并会收到通知；例如法院已经支持投诉人（条例第十七条）。',
    moves: ['lift-bar'],
  },
  'read-messages': {
    label: '已阅来信',
    effect: '来信已经看过，不必另作答复的，不再列为待办。',
    moves: ['read-messages'],
    isAtOnce: true,
  },
  block: {
    label: '依法停止提供…',
    effect: '法院或者主管机关要求停止提供的，文章立即不再展示，读者看到的状态码是 451。',
    moves: ['block'],
    isDanger: true,
  },
  'lift-block': {
    label: '解除停止提供…',
    effect:
      '有权机关解除了原决定，或者原决定期限届满的，文章改为暂停展示（410），不因此恢复：投稿人还没有提交过书面说明的，通知转送给他；其他的回到待决定。另有决定停止提供的，仍是 451。',
    moves: ['lift-block', 'lift-block-and-forward'],
  },
  reopen: {
    label: '重新办理…',
    effect: '本案回到待处理，处理时限从现在起算；已决定删除的，回到待决定，文章在决定之前不恢复展示。',
    moves: ['reopen', 'reopen-removed'],
  },
} as const satisfies Record<string, ActRow>

export type CaseAct = keyof typeof caseActs

export const caseActKeys = Object.keys(caseActs) as CaseAct[]

export function caseActRow(act: CaseAct): ActRow {
  return caseActs[act]
}
