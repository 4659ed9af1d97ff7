import type { MessageSide } from '#lib/db/generated/enums.ts'
import { contributorLetters } from './contributor-letters.ts'
import { dmcaClaimantLetters, dmcaContributorLetters } from './dmca-letters.ts'
import { noticeLetters } from './notice-letters.ts'
import { outcomeLetters } from './outcome-letters.ts'
import { sourceLetters } from './source-letters.ts'

/** A letter's text as it comes with the portal; `{{fields}}` are filled in when it is written. A subject holds none but the case's
 *  number, since mail subjects are read on the way. */
export type LetterRow = { name: string; subject: string; text: string }

const claimantLetters = { ...noticeLetters, ...outcomeLetters, ...dmcaClaimantLetters }

export const letters = {
  ...claimantLetters,
  ...contributorLetters,
  ...dmcaContributorLetters,
  ...sourceLetters,
}

export type LetterKey = keyof typeof letters
export type ClaimantLetter = keyof typeof claimantLetters
export type SourceLetter = keyof typeof sourceLetters
/** Those to a case's sides. */
export type SideLetter = Exclude<LetterKey, SourceLetter>

export const letterKeys = Object.keys(letters) as LetterKey[]

/** Whether a stored key is a letter's of this version. */
export const isLetter = (key: string): key is LetterKey => Object.hasOwn(letters, key)

/** Whether a stored key is a letter's to a source. */
export const isSourceLetter = (key: string): key is SourceLetter => Object.hasOwn(sourceLetters, key)

/** To whom a letter goes. */
export function sideOfLetter(letter: LetterKey): MessageSide {
  if (letter in sourceLetters) return 'source'
  return letter in claimantLetters ? 'claimant' : 'contributor'
}

/** What the fields of letters stand for, in the desk's words. */
export const letterFields = {
  caseNumber: '案件编号',
  siteName: '网站名称',
  statusUrl: '办理进度的网址',
  kind: '投诉的类型',
  urls: '涉及的网址',
  sourceName: '来源的名称',
  missing: '需要补充的内容',
  deadline: '期限',
  untilWhen: '在什么时间之前，没有期限的写“尽快”',
  note: '编辑写的说明',
  reason: '不予受理的理由',
  next: '接下来怎样办理',
  periodEnd: '期限到什么时候，届满后怎样',
  forwardLaw: '转送通知依据的条文',
  counterLaw: '书面说明依据的条文',
  notice: '转送的通知',
  counterNotice: '转送的书面说明',
  counterUrl: '提交书面说明的网址',
  counterElements: '书面说明须包括的内容',
  countedFrom: '工作日从什么时候起算',
  earliest: '最早恢复的时间',
  workdays: 'DMCA 恢复的工作日，按设置',
  delivery: '另行送达的方式和时间',
  noticeUrl: '公告的网址',
  again: '删除以后怎样提交书面说明，没有转送过通知的不写',
  otherNumber: '另立案件的编号',
  otherUrl: '另立案件的网址',
} as const

export type LetterField = keyof typeof letterFields

const FIELD = /\{\{\s*(\w+)\s*\}\}/g

/** A line that ends with a colon, and a field alone on the next one. */
const INTRODUCED = /^[^\n]+：\n\{\{\s*(\w+)\s*\}\}$/gm

/** The fields that a text names, each once. */
export function fieldsIn(text: string): string[] {
  return [...new Set([...text.matchAll(FIELD)].map(([, field = '']) => field))]
}

/** The text with its fields filled in. One without a value is left out, with the line that introduces it and the blank lines that it
 *  leaves. What is filled in is never read for fields again. */
export function filledIn(text: string, values: Partial<Record<LetterField, string>>): string {
  const known = new Map<string, string | undefined>(Object.entries(values))
  const filled = text
    .replace(INTRODUCED, (whole, field: string) => (known.get(field) ? whole : ''))
    .replace(FIELD, (_, field: string) => known.get(field) ?? '')
  return filled
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
