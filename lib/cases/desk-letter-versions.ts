import { db } from '#lib/db/client.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { type LetterKey, letterKeys, letters } from './letters.ts'

/** A version of a letter's template; 0 is the one that comes with the portal. */
export type LetterTemplateVersion = {
  version: number
  subject: string
  text: string
  note: string
  actor: string
  /** Null of the one that comes with the portal. */
  at: Date | null
}

/** A letter and the version that is written with now. */
export type LetterInUse = { letter: LetterKey; name: string; version: number; actor: string; at: Date | null }

/** Every letter that cases send, with the version in use.
 *  @throws DomainError forbidden */
export async function lettersInUse(editor: Editor): Promise<LetterInUse[]> {
  permit(editor, 'case.read')
  const newest = await db().letterTemplate.findMany({
    distinct: ['letter'],
    orderBy: [{ letter: 'asc' }, { version: 'desc' }],
  })
  return letterKeys.map((letter) => {
    const row = newest.find((one) => one.letter === letter)
    const { version = 0, actor = '', at = null } = row ?? {}
    return { letter, name: letters[letter].name, version, actor, at }
  })
}

/** All versions of a letter, the newest first; the last is the one that comes with the portal.
 *  @throws DomainError forbidden */
export async function versionsOfLetter(editor: Editor, letter: LetterKey): Promise<LetterTemplateVersion[]> {
  permit(editor, 'case.read')
  const rows = await db().letterTemplate.findMany({ where: { letter }, orderBy: { version: 'desc' } })
  const { subject, text } = letters[letter]
  return [
    ...rows.map(({ version, subject, text, note, actor, at }) => ({
      version,
      subject,
      text,
      note,
      actor,
      at,
    })),
    { version: 0, subject, text, note: '自带的模板', actor: '', at: null },
  ]
}
