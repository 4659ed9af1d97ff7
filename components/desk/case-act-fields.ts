import { type CaseKind, caseKinds } from '#lib/cases/case-kinds.ts'
import { noticeElements } from '#lib/cases/elements.ts'
import { rejectReasons, rejectReasonsFor } from '#lib/cases/reject-reasons.ts'
import type { CaseAct } from './case-acts.ts'

export type Option = { value: string; label: string; hint?: string }

/** A field of a dialog, by the name that the verb gives it. */
export type ActField = {
  name: string
  label: string
  hint?: string
  initial?: string | string[] | boolean
} & (
  | { kind: 'prose'; rows?: number }
  | { kind: 'line' }
  | { kind: 'one'; options: Option[] }
  | { kind: 'some'; options: Option[] }
  | { kind: 'switch' }
)

/** What the dialogs of a case know of it. */
export type CaseFacts = {
  kind: CaseKind
  missing: string[]
  /** The public corrections of its articles since it came in. */
  corrections: Option[]
  /** Other open cases about the same articles. */
  others: Option[]
  /** The notice without anybody's identity, as it could be published. */
  publicNotice: string
}

const note = (label = '说明（会写进给双方的信）'): ActField => ({ name: 'note', kind: 'prose', label })
const forNewsroom = (label = '理由（只供编辑部查阅）'): ActField => ({ name: 'reason', kind: 'prose', label })

/** The fields of each act's dialog. */
export function fieldsOfAct(act: CaseAct, facts: CaseFacts): ActField[] {
  return builders[act]?.(facts) ?? [forNewsroom()]
}

const builders: Partial<Record<CaseAct, (facts: CaseFacts) => ActField[]>> = {
  ask: ({ kind, missing }) => [
    {
      name: 'elements',
      kind: 'some',
      label: '请补充',
      options: caseKinds[kind].elements.map((key) => ({ value: key, label: noticeElements[key].name })),
      initial: missing,
    },
    { ...note('另外的说明（会写进信里）'), hint: '可以不写。' },
  ],
  reject: ({ kind }) => [reasonsFor(kind), { ...note(), hint: '可以不写。' }],
  'reject-correction': ({ kind }) => [reasonsFor(kind), { ...note('答复读者的话'), hint: '可以不写。' }],
  'close-correction': ({ corrections }) => [
    correctionOf(corrections),
    { ...note('答复读者的话'), hint: '可以不写。' },
  ],
  correct: ({ corrections }) => [correctionOf(corrections), { ...note(), hint: '可以不写。' }],
  'publish-notice': ({ publicNotice }) => [
    { name: 'text', kind: 'prose', rows: 10, label: '公告的内容', initial: publicNotice },
  ],
  'record-counter': () => [
    { name: 'name', kind: 'line', label: '投稿人姓名（名称）' },
    { name: 'email', kind: 'line', label: '电子邮箱' },
    { name: 'phone', kind: 'line', label: '电话' },
    { name: 'address', kind: 'line', label: '地址' },
    { name: 'works', kind: 'line', label: '要求恢复的作品名称和网址' },
    { name: 'facts', kind: 'prose', label: '不构成侵权的理由' },
    { name: 'proof', kind: 'prose', rows: 2, label: '证明材料（写明是什么、存放在哪里）' },
    { name: 'isTruthStated', kind: 'switch', label: '书面说明里有真实性声明' },
  ],
  block: () => [
    {
      name: 'reference',
      kind: 'line',
      label: '作出机关和文号',
      hint: '例如：某市互联网信息办公室 〔2026〕12 号',
    },
    forNewsroom('情况说明（只供编辑部查阅）'),
  ],
  merge: ({ others }) => [
    others.length > 0
      ? { name: 'into', kind: 'one', label: '并入', options: others }
      : { name: 'into', kind: 'line', label: '并入的案号', hint: '例如：C-0118' },
    forNewsroom(),
  ],
  hold: () => [forNewsroom('受理机关和案号（只供编辑部查阅，不写姓名）')],
  'release-hold': () => [forNewsroom('怎样终结的（只供编辑部查阅，不写姓名）')],
  'complete-at-desk': () => [forNewsroom('怎样补齐的（只供编辑部查阅，不写姓名）')],
  write: () => [
    {
      name: 'side',
      kind: 'one',
      label: '收信的一方',
      options: [
        { value: 'claimant', label: '投诉人' },
        { value: 'contributor', label: '投稿人' },
      ],
      initial: 'claimant',
    },
    { name: 'note', kind: 'prose', rows: 6, label: '要说的话' },
  ],
}

function reasonsFor(kind: CaseKind): ActField {
  const options = rejectReasonsFor(caseKinds[kind].path).map((value) => {
    const { name, publicWording, law } = rejectReasons[value]
    return { value, label: name, hint: `对方将看到：“${publicWording}”${law ? `（${law}）` : ''}` }
  })
  return { name: 'reason', kind: 'one', label: '理由', options }
}

function correctionOf(options: Option[]): ActField {
  return options.length > 0
    ? { name: 'correction', kind: 'one', label: '所作的更正', options }
    : {
        name: 'correction',
        kind: 'line',
        label: '所作的更正',
        hint: '收到投诉以后，涉及的文章还没有更正。请先打开文章，发布修订并写更正说明，再回到这里。',
      }
}
