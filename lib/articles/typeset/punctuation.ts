import { withoutGaps } from './gaps.ts'
import { type Line, replaceIn } from './line.ts'

/** A Chinese character. */
const HAN = '\\p{Script=Han}\\u3007'
/** Marks of the full width behind which a sentence goes on in Chinese. */
const CLOSING = '\\u201d\\u2019》〉】」』）'
const OPENING = '\\u201c\\u2018《〈【「『（'
const WIDE_MARKS = `，。；：！？、${CLOSING}${OPENING}`
const SPACE = '[ \\u00a0\\u2002-\\u200a\\u202f]'

const full: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '.': '。',
}

type Rule = readonly [pattern: RegExp, put: string | ((found: string) => string)]

const behind = `(?<=[${HAN}${CLOSING}])`
const before = `(?=[${HAN}${OPENING}])`
const rule = (source: string, put: Rule[1]): Rule => [new RegExp(source, 'gu'), put]
const fullWidth = (found: string) => full[found] ?? found

/** Marks of half the width that stand between Chinese, and what stands for them. */
export const halfWidthMarks: readonly Rule[] = [
  // Behind Chinese, and before it where no figure or name ends with them.
  rule(`${behind}[,;](?!${SPACE}*[,;])|(?<=[\\w%％℃)])[,;]${before}`, fullWidth),
  rule(`${behind}:(?![)(/\\\\])|(?<=[A-Za-z]):${before}`, '：'),
  rule(`${behind}[!?](?![A-Za-z0-9=])`, fullWidth),
  // A full stop in the middle may be meant to stand between the parts of a name.
  rule(`${behind}\\.(?=[”’）」』]*(?:\\n|$))`, '。'),
]

const rules: readonly Rule[] = [
  // Letters and figures of the full width.
  rule('[０-９Ａ-Ｚａ-ｚ]+', (found) =>
    found.replace(/./gu, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0)),
  ),
  // A space before a mark, where the words before it are Chinese.
  rule(`${behind}${SPACE}+(?=[,;:!?.)])`, ''),
  // Ellipses and dashes. A single dash of one em stands between places and years.
  rule(`${behind}(?:\\.{3,}|。{3,}|…+)|(?:\\.{3,}|…+)${before}|。{3,}`, '……'),
  rule(`${behind}(?:-{2,}|－{2,}|[─―]+|—(?:${SPACE}*—)+)${before}`, '——'),
  ...halfWidthMarks,
  // What stands in brackets.
  rule(
    `(?<=[${HAN}${WIDE_MARKS}])\\([^()\\n]{0,200}\\)|\\([^()\\n]{0,200}\\)(?=[${HAN}])|\\([^()\\n]*[${HAN}][^()\\n]*\\)`,
    (found) => `（${found.slice(1, -1)}）`,
  ),
  // Marks of the full width bring their own space.
  rule(`(?<=[${WIDE_MARKS}])${SPACE}+|${SPACE}+(?=[${WIDE_MARKS}])`, ''),
]

/** A line with the marks and spaces of Chinese. */
export function punctuated(line: Line): Line {
  return withoutGaps(rules.reduce((now, [pattern, put]) => replaceIn(now, pattern, put), line))
}
