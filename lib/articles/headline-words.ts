import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { LRUCache } from 'lru-cache'
import { processSingleton } from '../process-singleton.ts'

const han = /^\p{Script=Han}$/u
/** Marks that end what stands before them, and marks that begin what follows. */
const closing = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}~\u2026\s]/u
const opening = /(?:[\p{Ps}\p{Pi}]|^\s+)$/u
/** Latin words, numbers and the signs inside them: GPT-4o, C++, .NET 8.0. */
const latinStart = /^[\p{Script=Latin}\p{Nd}.+#&@/_-]/u
const latinEnd = /[\p{Script=Latin}\p{Nd}.+#&@/_-]$/u
/** Single characters that begin a word or a phrase; any other one ends it. */
const leading = new Set(
  '与和及或而但因由在于让把被将对为从自到向往以按据比给请再更最不未已正将全各每本该某多高低新老大小首第非无双超就都也又还仅只才曾另旧原现总副赴获迎创促助推建办做看走进入出上下',
)

/**
 * The pieces of a headline between which a line may break, so that no word is cut; joined again they are the headline.
 * Words are jieba's; `names` (of cities, of sources), which its dictionary may not know, are never cut either.
 */
export function headlineWords(text: string, names: readonly string[]): readonly string[] {
  const key = [text, ...names].join('\n')
  const known = cutBefore.get(key)
  if (known !== undefined) return known
  const pieces = piecesOf(text, names)
  cutBefore.set(key, pieces)
  return pieces
}

/** The same headlines stand on page after page. */
const cutBefore = new LRUCache<string, readonly string[]>({ max: 2_000 })

function piecesOf(text: string, names: readonly string[]): string[] {
  const pieces: string[] = []
  for (const word of wordsOf(text, names)) {
    const last = pieces.at(-1)
    if (last !== undefined && belongs(last, word)) pieces[pieces.length - 1] = last + word
    else pieces.push(word)
  }
  return pieces
}

function wordsOf(text: string, names: readonly string[]): string[] {
  const known = names.filter((name) => name.length > 1).sort((a, b) => b.length - a.length)
  if (known.length === 0) return cut(text)
  const pattern = new RegExp(`(${known.map((name) => RegExp.escape(name)).join('|')})`)
  return text.split(pattern).flatMap((part) => (known.includes(part) ? [part] : cut(part)))
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
/** What jieba's dictionary speaks of; anything else it would take apart, character by character. */
const chineseOrLatin = /[\p{Script=Han}A-Za-z0-9+#&._%-]+/gu

function cut(text: string): string[] {
  const pieces: string[] = []
  let at = 0
  for (const { 0: run, index } of text.matchAll(chineseOrLatin)) {
    pieces.push(...segments(text.slice(at, index)), ...jieba().cut(run, true))
    at = index + run.length
  }
  return [...pieces, ...segments(text.slice(at))]
}

const segments = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment)

/** Its dictionary takes half a second and 60 MB: once a process, at the first headline. */
const jieba = () => processSingleton('jieba', () => Jieba.withDict(dict))

/** Whether a word stays with the piece before it: marks with their words, single characters with a neighbour. */
function belongs(last: string, word: string): boolean {
  if (opening.test(last) || closing.test(word) || /^(?:\p{M}|\u200d|\ufe0f)/u.test(word)) return true
  // Also across a space: .NET 8.0.
  if (latinEnd.test(last.trimEnd()) && latinStart.test(word)) return true
  // A day stays with its month.
  if (/\p{Nd}月$/u.test(last) && /^\p{Nd}+$/u.test(word)) return true
  if (/\p{Nd}$/u.test(last) && han.test([...word][0] ?? '')) return true
  if (isLoneStart(last)) return true
  return han.test(word) && !leading.has(word)
}

/** A single character with nothing before it but an opening mark, or one that begins what follows. */
function isLoneStart(piece: string): boolean {
  return han.test(piece.replace(/^[\p{Ps}\p{Pi}]+/u, ''))
}
