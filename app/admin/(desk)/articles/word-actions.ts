'use server'

import { z } from 'zod'
import { dataAction } from '#lib/web/action.ts'
import { refusalOf } from '#lib/web/form-state.ts'
import { actingEditor } from '#lib/web/session.ts'
import { wordsToCheck } from '#lib/words/list-words.ts'
import type { ListedWord } from '#lib/words/word-kinds.ts'

const unread = (): ListedWord[] | null => null

/** The word list, against which the desk checks what is written. */
export const readWords = dataAction(z.strictObject({}), unread, async () => {
  try {
    return await wordsToCheck(await actingEditor())
  } catch (error) {
    refusalOf(error)
    return null
  }
})
