'use server'

import { z } from 'zod'
import { dataAction } from '#lib/web/action.ts'
import { actingEditor } from '#lib/web/session.ts'
import { wordsToCheck } from '#lib/words/list-words.ts'
import type { ListedWord } from '#lib/words/word-kinds.ts'

const unread = (): ListedWord[] | null => null

/** The word list, against which the desk checks what is written. */
export const readWords = dataAction(z.strictObject({}), unread, async () =>
  wordsToCheck(await actingEditor()),
)
