import { lineOf } from '../typeset/line.ts'
import { pairsOf, quoted } from '../typeset/quotation-marks.ts'
import type { Finding } from './finding.ts'

const BRACKETS = '（）《》〈〉【】〔〕「」『』'
const NUMBER = /[\dA-Za-z一二三四五六七八九十]/
const QUOTES = /["“”]/g

/** Quotation marks and brackets that have no other, and marks nested in their own kind. */
export function wrongPairs(text: string): Finding[] {
  return [...wrongBrackets(text), ...wrongQuotes(text)]
}

function wrongBrackets(text: string): Finding[] {
  const open: number[] = []
  const wrong: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const place = BRACKETS.indexOf(text[at] ?? ' ')
    if (place < 0) continue
    if (place % 2 === 0) open.push(at)
    else if (text[open.at(-1) ?? -1] === BRACKETS[place - 1]) open.pop()
    // A number before what it counts: 1）
    else if (text[at] !== '）' || !NUMBER.test(text[at - 1] ?? '')) wrong.push(at)
  }
  return [...wrong, ...open].map((at) => alone(text, at, '括号'))
}

function wrongQuotes(text: string): Finding[] {
  const marks = [...text.matchAll(QUOTES)]
  if (marks.length === 0) return []
  if (!pairsOf(text)) {
    const at = unpaired(text)
    return at === null ? [] : [alone(text, at, '引号')]
  }
  const right = quoted(lineOf([{ type: 'text', text }])).text
  return right === text ? [] : changedQuotes(text, right)
}

/** One finding for each outermost pair in which a mark is another one. */
function changedQuotes(text: string, right: string): Finding[] {
  const outer = (pairsOf(text) ?? []).filter(({ depth }) => depth === 0)
  return outer.flatMap(({ open, close }) => {
    const [from, to] = [open.at, close.at + 1]
    const [words, replacement] = [text.slice(from, to), right.slice(from, to)]
    if (words === replacement) return []
    const isNested = /[“"].*[“"]/s.test(words.slice(0, -1)) && words.length > 2 && !words.includes('"')
    const message = isNested ? '引号嵌套：里层用单引号' : '直引号或方向不对的引号'
    return [{ kind: 'pair' as const, from, to, message, replacement }]
  })
}

/** The first double mark that has no other. */
function unpaired(text: string): number | null {
  const open: number[] = []
  for (const { 0: sign, index } of text.matchAll(QUOTES)) {
    if (sign === '“' || (sign === '"' && open.length === 0)) open.push(index)
    else if (open.pop() === undefined) return index
  }
  return open[0] ?? null
}

function alone(text: string, at: number, name: string): Finding {
  return { kind: 'pair', from: at, to: at + 1, message: `${name} ${text[at]} 没有配对`, replacement: null }
}
