import { type Line, replaceIn } from './line.ts'

const HAN = '\\p{Script=Han}\\u3007'
const SPACE = '[ \\u00a0\\u2002-\\u200a\\u202f]'
const RUN = `[${HAN}·]`
/** Not beside a word of two to four characters, as names are. */
const IN_WORDS = new RegExp(
  `(?<=[${HAN}])(?<!(?<!${RUN})${RUN}{2,4})${SPACE}(?=[${HAN}])(?!${RUN}{2,4}(?!${RUN}))`,
  'gu',
)
/** Readers' pages set the space between Chinese and Latin letters by themselves (text-autospace). */
const BESIDE_LATIN = new RegExp(
  `(?<=[${HAN}])${SPACE}+(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])${SPACE}+(?=[${HAN}])`,
  'gu',
)

const GROUP = /[^。！？；，,;!?\n\ufffc]+/gu
const LINE = /[^\n\ufffc]+/gu
const SENTENCE = /[。！？；，,;!?]/u
/** “电话：”, “文/” */
const LABEL = new RegExp(`[${HAN}]${SPACE}*[:：/／|｜]`, 'u')

/**
 * A line without the spaces that stand in a sentence by mistake. Those that keep facts apart stay: among labels
 * (“电话：… 传真：…”), beside what may be a name, and in a line that is no sentence.
 */
export function withoutGaps(line: Line): Line {
  const labels = placesIn(line.text, GROUP, (group) => LABEL.test(group))
  const set = replaceIn(line, BESIDE_LATIN, (found, at) => (labels[at] ? found : ''))
  const { text } = set
  const facts = placesIn(text, LINE, (one) => !SENTENCE.test(one))
  const labelled = placesIn(text, GROUP, (group) => LABEL.test(group))
  return replaceIn(set, IN_WORDS, (found, at) => (facts[at] || labelled[at] ? found : ''))
}

/** For each character whether it is in a part of which this holds. */
function placesIn(text: string, parts: RegExp, holds: (part: string) => boolean): Uint8Array {
  const places = new Uint8Array(text.length)
  for (const { 0: part, index } of text.matchAll(parts))
    if (holds(part)) places.fill(1, index, index + part.length)
  return places
}
