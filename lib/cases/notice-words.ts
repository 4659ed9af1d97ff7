import { type CaseKind, type CasePath, caseKinds } from './case-kinds.ts'
import { orSue } from './letter-foot.ts'

type NoticeWords = {
  /** What was sent. */
  sent: string
  /** The case that it led to, above its number. */
  title: string
  /** What remains to who is not content. */
  objection: string
}

const ofRights: NoticeWords = { sent: '通知', title: '投诉', objection: orSue }

/** How the sides speak of what began a case. A right holder gives notice, and may sue (民法典 §1195); who reports illegal content has no
 *  claim of his own, and is heard by the authority (网络信息内容生态治理规定 §16); who points out an error asks for a correction. */
const words: Record<CasePath, NoticeWords> = {
  copyright: ofRights,
  civil: ofRights,
  content: {
    ...{ sent: '举报', title: '举报' },
    objection: '如有异议，您可以补充材料再次举报，或者向网信部门举报（12377）。',
  },
  correction: {
    ...{ sent: '更正请求', title: '更正请求' },
    objection: '您仍认为有误的，可以补充依据再次提出。',
  },
}

export const noticeWords = (kind: CaseKind): NoticeWords => words[caseKinds[kind].path]

/** A text of the portal's own to who began the case, which speaks of a notice, in the words for a case of this kind. */
export function inWordsOf(kind: CaseKind, text: string): string {
  const { sent, objection } = noticeWords(kind)
  return text.replaceAll(orSue, objection).replaceAll('通知', sent)
}

/** A letter that editors have rewritten, in the same words: what it calls the reader's own, and the sentence that ends the portal's letters.
 *  Whatever else they wrote stays as it is, since 通知 is a verb, too. */
export function rewrittenInWordsOf(kind: CaseKind, text: string): string {
  const { sent, objection } = noticeWords(kind)
  return text.replaceAll(orSue, objection).replaceAll('您的通知', `您的${sent}`)
}
