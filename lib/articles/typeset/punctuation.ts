import { type Line, replaceIn } from './line.ts'

/** A Chinese character. */
export const HAN = '\\p{Script=Han}\\u3007'
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

const rules: readonly [pattern: RegExp, put: string | ((found: string) => string)][] = [
  // Letters and figures of the full width.
  [
    /[０-９Ａ-Ｚａ-ｚ]+/g,
    (found) => found.replace(/./gu, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0)),
  ],
  // A space before a mark, where the words before it are Chinese.
  [new RegExp(`(?<=[${HAN}${CLOSING}])${SPACE}+(?=[,;:!?.)])`, 'gu'), ''],
  // Ellipses and dashes.
  [
    new RegExp(
      `(?<=[${HAN}${CLOSING}])(?:\\.{3,}|。{3,}|…+)|(?:\\.{3,}|…+)(?=[${HAN}${OPENING}])|。{3,}`,
      'gu',
    ),
    '……',
  ],
  [
    new RegExp(`(?<=[${HAN}${CLOSING}])(?:-{2,}|－{2,}|[─―]+|—(?:${SPACE}*—)+)(?=[${HAN}${OPENING}])`, 'gu'),
    '——',
  ],
  // Marks behind Chinese, and before it where no figure or name ends with them.
  [
    new RegExp(
      `(?<=[${HAN}${CLOSING}])[,;](?!${SPACE}*[,;])|(?<=[\\w%％℃)])[,;](?=[${HAN}${OPENING}])`,
      'gu',
    ),
    (found) => full[found] ?? found,
  ],
  [new RegExp(`(?<=[${HAN}${CLOSING}]):(?![)(/\\\\])|(?<=[A-Za-z]):(?=[${HAN}${OPENING}])`, 'gu'), '：'],
  [new RegExp(`(?<=[${HAN}${CLOSING}])[!?](?![A-Za-z0-9=])`, 'gu'), (found) => full[found] ?? found],
  // A full stop in the middle may be meant to stand between the parts of a name.
  [new RegExp(`(?<=[${HAN}${CLOSING}])\\.(?=[”’）」』]*(?:\\n|$))`, 'gu'), '。'],
  // What stands in brackets.
  [
    new RegExp(
      `(?<=[${HAN}${WIDE_MARKS}])\\([^()\\n]{0,200}\\)|\\([^()\\n]{0,200}\\)(?=[${HAN}])|\\([^()\\n]*[${HAN}][^()\\n]*\\)`,
      'gu',
    ),
    (found) => `（${found.slice(1, -1)}）`,
  ],
  // Marks of the full width bring their own space.
  [new RegExp(`(?<=[${WIDE_MARKS}])${SPACE}+|${SPACE}+(?=[${WIDE_MARKS}])`, 'gu'), ''],
  // Readers' pages set the space between Chinese and Latin letters by themselves (text-autospace).
  [new RegExp(`(?<=[${HAN}])${SPACE}+(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])${SPACE}+(?=[${HAN}])`, 'gu'), ''],
]

const BETWEEN = new RegExp(`(?<=[${HAN}])${SPACE}(?=[${HAN}])`, 'gu')
const NAMES = new RegExp(`^(?:[${HAN}·]{1,4}[\\s\\u3000]+)+[${HAN}·]{1,4}$`, 'u')

/** A line with the marks and spaces of Chinese. */
export function punctuated(line: Line): Line {
  const ruled = rules.reduce((now, [pattern, put]) => replaceIn(now, pattern, put), line)
  // Names in a row stay apart.
  return NAMES.test(ruled.text) ? ruled : replaceIn(ruled, BETWEEN, '')
}
