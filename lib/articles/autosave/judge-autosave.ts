import { isDeepStrictEqual } from 'node:util'
import type { FormText } from './form-text.ts'

/** What is stored of an editor's unsaved text. */
export type StoredAutosave = {
  seq: number
  tab: string
  edit: number
  content: unknown
  note: string
  characters: number
  since: Date
}

/** What a form sends. */
export type SentAutosave = {
  tab: string
  edit: number
  seq: number
  content: FormText
  note: string
  characters: number
  givesWay: boolean
}

/**
 * What is to be done with a text: `store` it · `repeat`: this form has stored it, or a later one, before · `newer`: another
 * form of the same editor has stored one that this form has not seen.
 */
export function judge(stored: StoredAutosave | null, sent: SentAutosave): 'store' | 'repeat' | 'newer' {
  if (stored === null) return 'store'
  if (stored.tab === sent.tab) return sent.edit > stored.edit ? 'store' : 'repeat'
  if (stored.seq === sent.seq) return 'store'
  return isSame(stored, sent) ? 'store' : 'newer'
}

const KEEP_EVERY_MS = 5 * 60_000
/** So many characters less are taken for a passage that was deleted. */
const PASSAGE = 30

/** Whether a text is kept when another one takes its place: one of another form or another five minutes, one that gives
 *  way by a choice, or one from which a passage is deleted. */
export function isWorthKeeping(stored: StoredAutosave, sent: SentAutosave, now: Date): boolean {
  if (isSame(stored, sent)) return false
  return (
    sent.givesWay ||
    stored.tab !== sent.tab ||
    now.getTime() - stored.since.getTime() >= KEEP_EVERY_MS ||
    stored.characters - sent.characters >= PASSAGE
  )
}

function isSame(stored: StoredAutosave, { content, note }: SentAutosave): boolean {
  return stored.note === note && isDeepStrictEqual(stored.content, content)
}
