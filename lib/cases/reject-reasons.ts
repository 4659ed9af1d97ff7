import type { CasePath } from './case-kinds.ts'
import { onNotices } from './case-laws.ts'
import { type CaseLaw, CIVIL, COPYRIGHT } from './case-move-row.ts'

export type RejectReason =
  | 'not_entitled'
  | 'not_found'
  | 'no_infringement'
  | 'duplicate'
  | 'abuse'
  | 'barred'
  | 'already_gone'
  | 'already_corrected'
  | 'already_done'
  | 'other_channel'
  | 'not_an_error'

type ReasonRow = {
  name: string
  /** What the claimant is told. */
  publicWording: string
  /** What it rests on; empty where it is a matter of fact. */
  law: CaseLaw
  /** The paths on which it can be given. */
  paths: readonly CasePath[]
}

/** Of civil rights, which are not to be abused. */
const ABUSE = `${CIVIL}第一百三十二条`

const formal: readonly CasePath[] = ['copyright', 'civil', 'content']

/** Why a notice can be rejected. Closed: a reason that is not here cannot be given. */
export const rejectReasons: Record<RejectReason, ReasonRow> = {
  not_entitled: {
    name: '不是权利人，也没有授权',
    publicWording: '现有材料不能证明您是权利人或者已经取得权利人的授权。',
    law: onNotices,
    paths: ['copyright', 'civil'],
  },
  not_found: {
    name: '网址上没有所说的内容',
    publicWording: '在您写明的网址上没有找到通知所说的内容。',
    law: { ...onNotices, copyright: `${COPYRIGHT}第十四条第二项` },
    paths: formal,
  },
  no_infringement: {
    name: '明显不构成侵权',
    publicWording: '经审核，现有材料不能初步证明涉及的内容侵害了您的权益。',
    law: '《民法典》第一千一百九十五条',
    paths: ['copyright', 'civil'],
  },
  duplicate: {
    name: '同一通知已经处理',
    publicWording: '同样的通知本站已经收到，并在另一案件中处理。',
    law: '',
    paths: ['copyright', 'civil', 'content', 'correction'],
  },
  abuse: {
    name: '明显滥用',
    publicWording: '通知明显不是为了维护权利或者指出问题而提出的。',
    law: { copyright: ABUSE, civil: ABUSE },
    paths: ['copyright', 'civil', 'content', 'correction'],
  },
  barred: {
    name: '已依反通知恢复，不得再次通知',
    publicWording:
      '您通知过的这一作品，本站已依照投稿人的书面说明恢复。依照规定，不得就同一作品再次通知本站删除；如仍有异议，可以向人民法院起诉。',
    law: '《信息网络传播权保护条例》第十七条',
    paths: ['copyright'],
  },
  already_gone: {
    name: '内容已经不在',
    publicWording: '涉及的内容在您提出以前已不再展示。',
    law: '',
    paths: ['copyright', 'civil', 'content', 'correction'],
  },
  already_corrected: {
    name: '已经改正',
    publicWording: '涉及的内容已经改正。',
    law: '',
    paths: ['civil', 'content', 'correction'],
  },
  /** Of cases that were rejected before the two above were told apart. */
  already_done: {
    name: '内容已经不在或者已经改正',
    publicWording: '涉及的内容已经不再展示，或者已经改正。',
    law: '',
    paths: [],
  },
  other_channel: {
    name: '不属于本站处理的事项',
    publicWording: '通知所说的事项不属于本站可以处理的范围，请向有关机关反映。',
    law: '',
    paths: ['civil', 'content', 'correction'],
  },
  not_an_error: {
    name: '经核实无误',
    publicWording: '经核实，文章的内容没有差错。',
    law: '',
    paths: ['correction', 'content'],
  },
}

export const rejectReasonKeys = Object.keys(rejectReasons) as RejectReason[]

/** The reasons that an editor can give for a case of this path. */
export function rejectReasonsFor(path: CasePath): RejectReason[] {
  return rejectReasonKeys.filter((key) => rejectReasons[key].paths.includes(path))
}
