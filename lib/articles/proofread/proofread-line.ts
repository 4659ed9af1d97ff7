import { foundIn } from '../typeset/line.ts'
import { halfWidthMarks } from '../typeset/punctuation.ts'
import { wrongDates } from './dates.ts'
import { doubled } from './doubled.ts'
import type { Finding } from './finding.ts'
import type { ListCheck } from './listed-words.ts'
import { wrongPairs } from './pairs.ts'

const names: Readonly<Record<string, string>> = {
  ',': '逗号',
  ';': '分号',
  ':': '冒号',
  '!': '叹号',
  '?': '问号',
  '.': '句号',
}

/** What may be wrong in the text of a paragraph, a heading, a title, from left to right. */
export function proofreadLine(text: string, list: ListCheck): Finding[] {
  const found = [
    ...list(text),
    ...wrongDates(text),
    ...doubled(text),
    ...wrongPairs(text),
    ...halfWidth(text),
  ]
  return found.sort((one, other) => one.from - other.from || one.to - other.to)
}

function halfWidth(text: string): Finding[] {
  return halfWidthMarks.flatMap(([pattern, put]) =>
    [...foundIn(text, pattern)].map(({ found, index }) => ({
      kind: 'mark' as const,
      from: index,
      to: index + found.length,
      message: `中文之间的半角${names[found] ?? '标点'}`,
      replacement: typeof put === 'string' ? put : put(found),
    })),
  )
}
