import { type CaseKind, caseKinds } from '#lib/cases/case-kinds.ts'
import { lawFor } from '#lib/cases/case-move-row.ts'
import { noticeElements } from '#lib/cases/elements.ts'
import { rejectReasons, rejectReasonsFor } from '#lib/cases/reject-reasons.ts'
import { claimantName } from '#lib/cases/side-names.ts'
import { sourceChannelKeys, sourceChannels } from '#lib/cases/source-channels.ts'
import type { FileLimits } from '#lib/public-forms/file-limits.ts'
import type { CaseAct } from './case-acts.ts'
import { type ArticleEndChoice, correctionFields } from './correction-fields.ts'

type Option = { value: string; label: string; hint?: string }

/** A field of a dialog, by the name that the verb gives it. */
export type ActField = {
  name: string
  label: string
  hint?: string
  initial?: string | string[] | boolean
} & (
  | { kind: 'prose'; rows?: number }
  | { kind: 'line' }
  /** A minute of Shanghai's clock. */
  | { kind: 'moment' }
  | { kind: 'one'; options: Option[] }
  | { kind: 'some'; options: Option[] }
  | { kind: 'switch' }
  /** Files that come with it, which go with the form and not among its fields. */
  | { kind: 'files'; limits: FileLimits }
)

/** What the dialogs of a case know of it. */
export type CaseFacts = {
  kind: CaseKind
  missing: string[]
  /** The portal's articles that it is about. */
  articles: Option[]
  /** The public corrections of its articles since it came in. */
  corrections: Option[]
  /** How it can end with a correction for each of its articles. */
  ends: ArticleEndChoice[]
  /** Other open cases about the same articles. */
  others: Option[]
  /** The sources of its reposts. */
  sources: Option[]
  /** Those of them that have an address for claims of rights. */
  mailedSources: Option[]
  /** Now, by the minute. */
  now: string
  /** Its claimant, and those whose notices were merged into it. */
  claimants: Option[]
  /** The bars in force that it made (条例 §17). */
  bars: Option[]
  /** Whether its claimant may be one who is barred from it. */
  isFlagged: boolean
  /** The notice without anybody's identity, as it could be published. */
  publicNotice: string
  /** The files that can come with a counter-notice. */
  files: FileLimits
  /** Whether a counter-notice is to have the elements of 17 U.S.C. §512(g)(3). */
  isUnderDmca: boolean
}

const FOR_NEWSROOM = '只供编辑部查阅，请不要写当事人的姓名和联系方式。'

/** Why an editor decides so. */
const reason: ActField = { name: 'note', kind: 'prose', label: '理由', hint: FOR_NEWSROOM }
/** What is told in the letter. */
const words: ActField = {
  name: 'note',
  kind: 'prose',
  label: '另外的说明',
  hint: '会写进给对方的信，可以不写。请不要写当事人的姓名和联系方式。',
}

/** What the newsroom may want to know of a correction. */
const ownReason: ActField = { ...words, label: '情况说明（可以不写）', hint: FOR_NEWSROOM }

/** The fields of each act's dialog; none where it needs none. */
export function fieldsOfAct(act: CaseAct, facts: CaseFacts): ActField[] {
  return builders[act]?.(facts) ?? [reason]
}

/** 17 U.S.C. §512(g)(3)(A), (C), (D). */
const dmcaStatements: ActField[] = [
  { name: 'isMistakeStated', kind: 'switch', label: '书面说明里有误删声明（愿承担伪证责任）和签名' },
  { name: 'acceptsJurisdiction', kind: 'switch', label: '书面说明里同意管辖、接受送达' },
]

const builders: Partial<Record<CaseAct, (facts: CaseFacts) => ActField[]>> = {
  'accept-some': ({ articles }) => [
    articles.length > 0
      ? {
          ...{ name: 'articleIds', kind: 'some', label: '受理的文章', options: articles },
          initial: articles.map(({ value }) => value),
        }
      : {
          name: 'articleIds',
          kind: 'line',
          label: '文章编号',
          hint: '通知写的网址不对时，在这里写明是哪篇文章。',
        },
  ],
  ask: ({ kind, missing }) => [
    {
      name: 'elements',
      kind: 'some',
      label: '请补充',
      options: caseKinds[kind].elements.map((key) => ({ value: key, label: noticeElements[key].name })),
      initial: missing,
    },
    words,
  ],
  reject: (facts) => [reasonsFor(facts), words],
  'reject-correction': (facts) => [reasonsFor(facts), words],
  'lift-bar': ({ bars }) => [
    {
      ...{ name: 'barIds', kind: 'some', label: '解除的限制', options: bars },
      initial: bars.map(({ value }) => value),
    },
    reason,
  ],
  'close-correction': (facts) => correctionOf(facts),
  correct: ({ ends }) => [...correctionFields(ends), ownReason],
  'publish-notice': ({ publicNotice }) => [
    { name: 'text', kind: 'prose', rows: 10, label: '公告的内容', initial: publicNotice },
  ],
  'record-delivery': () => [
    {
      name: 'how',
      kind: 'line',
      label: '怎样送达',
      hint: '例如：挂号信 XA1234、当面交付。会写进给双方的信，请不要写当事人的姓名。',
    },
    {
      name: 'deliveredAt',
      kind: 'moment',
      label: '送达的时间（北京时间）',
      hint: '不晚于现在，不早于收到书面说明。',
    },
  ],
  'confirm-foreign': () => [{ ...reason, label: '怎样核实的' }],
  'record-counter': ({ isUnderDmca, files }) => [
    { name: 'name', kind: 'line', label: '投稿人姓名（名称）' },
    { name: 'email', kind: 'line', label: '电子邮箱' },
    { name: 'phone', kind: 'line', label: '电话' },
    { name: 'address', kind: 'line', label: '地址' },
    { name: 'works', kind: 'line', label: '要求恢复的作品名称和网址' },
    { name: 'facts', kind: 'prose', label: '不构成侵权的理由' },
    { name: 'proof', kind: 'prose', rows: 2, label: '证明材料（写明是什么、存放在哪里）' },
    {
      ...{ name: 'files', kind: 'files', label: '文件（来信的扫描件、照片和所附的材料）', limits: files },
      hint: `最多 ${files.most} 个，每个不超过 ${files.mb} MB，合计不超过 ${files.allMb} MB。文件加密保存，每次打开都有记录。`,
    },
    { name: 'isTruthStated', kind: 'switch', label: '书面说明里有真实性声明' },
    ...(isUnderDmca ? dmcaStatements : []),
  ],
  block: () => [
    {
      name: 'reference',
      kind: 'line',
      label: '作出机关和文号',
      hint: '例如：某某市互联网信息办公室 某网信办〔2026〕12 号',
    },
    reason,
  ],
  'lift-block': () => [
    {
      name: 'reference',
      kind: 'line',
      label: '解除的机关和文号',
      hint: '例如：某某市互联网信息办公室 某网信办〔2026〕31 号；期限届满的，写明原决定的文号和届满的日期。',
    },
    reason,
  ],
  merge: ({ others }) => [
    others.length > 0
      ? { name: 'intoId', kind: 'one', label: '并入哪个案件', options: others }
      : { name: 'intoId', kind: 'line', label: '并入的案号', hint: '写案号，如 C-0118，或者只写数字 118。' },
  ],
  hold: ({ claimants }) => [
    ...(claimants.length > 1
      ? [
          {
            ...({ name: 'claimantCaseId', kind: 'one', label: '谁提交的', options: claimants } as const),
            initial: claimants[0]?.value ?? '',
          },
        ]
      : []),
    { name: 'reference', kind: 'line', label: '受理机关和案号', hint: '请不要写当事人的姓名。' },
    { ...reason, label: '情况说明' },
  ],
  'record-source-told': ({ sources, now }) => [
    {
      ...{ name: 'sourceId', kind: 'one', label: '来源', options: sources },
      initial: sources[0]?.value ?? '',
    },
    {
      ...{ name: 'channel', kind: 'one', label: '告知的方式' },
      options: sourceChannelKeys.map((value) => ({ value, label: sourceChannels[value] })),
    },
    { name: 'toldAt', kind: 'moment', label: '告知的时间（北京时间）', initial: now },
    { ...reason, label: '经办情况（可以不写）' },
  ],
  'tell-source-again': ({ mailedSources }) => [
    {
      ...{ name: 'sourceId', kind: 'one', label: '来源', options: mailedSources },
      initial: mailedSources[0]?.value ?? '',
    },
  ],
  write: ({ kind }) => [
    {
      name: 'side',
      kind: 'one',
      label: '写给',
      options: [
        { value: 'claimant', label: claimantName(kind) },
        { value: 'contributor', label: '投稿人' },
      ],
      initial: 'claimant',
    },
    { name: 'text', kind: 'prose', rows: 6, label: '要说的话' },
  ],
}

/** That he is barred is a reason only where he may be (条例 §17). */
function reasonsFor({ kind, isFlagged }: CaseFacts): ActField {
  const reasons = rejectReasonsFor(caseKinds[kind].path).filter((one) => isFlagged || one !== 'barred')
  const options = reasons.map((value) => {
    const { name, publicWording, law: laws } = rejectReasons[value]
    const law = lawFor(laws, kind)
    return { value, label: name, hint: `对方将看到：“${publicWording}”${law ? `（${law}）` : ''}` }
  })
  return { name: 'reason', kind: 'one', label: '理由', options }
}

function correctionOf({ corrections }: CaseFacts): ActField[] {
  const chosen: ActField = {
    ...{ name: 'correctionIds', kind: 'some', label: '所作的更正', options: corrections },
    ...(corrections.length === 0 && {
      hint: '收到通知以后，涉及的文章还没有更正。请先打开文章，提交修订并写更正说明，再回到这里。',
    }),
  }
  return [chosen, ownReason]
}
