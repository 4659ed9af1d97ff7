import type { DictGroup } from 'opencc-js/core'
import { processSingleton } from '../process-singleton.ts'

/** Phrases and characters with what they become, and by its first character the length of the longest phrase. */
type Dictionary = { entries: ReadonlyMap<string, string>; longest: ReadonlyMap<string, number> }

/**
 * OpenCC's dictionaries from simplified characters to those of Hong Kong, in the order in which they apply. They are read
 * on first use, into plain maps: the package's own tries take ten times the memory.
 */
export function dictionaries(): Promise<readonly Dictionary[]> {
  return processSingleton('traditional-dictionaries', async () => {
    const { from, to } = await import('opencc-js/preset/cn2t')
    return [...(from.cn ?? []), ...(to.hk ?? [])].map(dictionaryOf)
  })
}

/** Of several dictionaries the first that has an entry counts. */
function dictionaryOf(group: DictGroup): Dictionary {
  const entries = new Map<string, string>()
  const longest = new Map<string, number>()
  for (const [phrase = '', becomes = ''] of group.flatMap(linesOf)) {
    if (entries.has(phrase)) continue
    entries.set(phrase, becomes)
    const [first = ''] = phrase
    longest.set(first, Math.max(longest.get(first) ?? 0, phrase.length))
  }
  return { entries, longest }
}

function linesOf(dictionary: DictGroup[number]): readonly (readonly string[])[] {
  return typeof dictionary === 'string' ? dictionary.split('|').map((line) => line.split(' ')) : dictionary
}

/** Replaces phrase by phrase, at each place the longest that there is, as OpenCC does. */
export function replacePhrases(text: string, { entries, longest }: Dictionary): string {
  let replaced = ''
  for (let at = 0; at < text.length; ) {
    const first = String.fromCodePoint(text.codePointAt(at) ?? 0)
    const phrase = longestAt(text, at, longest.get(first) ?? 0, entries) ?? first
    replaced += entries.get(phrase) ?? phrase
    at += phrase.length
  }
  return replaced
}

function longestAt(
  text: string,
  at: number,
  longest: number,
  entries: Dictionary['entries'],
): string | undefined {
  for (let length = Math.min(longest, text.length - at); length > 0; length -= 1) {
    const phrase = text.slice(at, at + length)
    if (entries.has(phrase)) return phrase
  }
  return undefined
}
