'use server'

import { z } from 'zod'
import type { WordAnswer } from '#components/desk/word-entry.ts'
import { rowNumber, seenRow, seenVersion } from '#lib/seen-row.ts'
import { dataAction } from '#lib/web/action.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { actingEditor } from '#lib/web/session.ts'
import { addWord } from '#lib/words/add-word.ts'
import { changeWord } from '#lib/words/change-word.ts'
import { importWords } from '#lib/words/import-words.ts'
import { removeWord } from '#lib/words/remove-word.ts'

const refused = (refusal: Refusal): WordAnswer => ({ done: false, refusal })

const entry = z.strictObject({
  id: rowNumber.nullable(),
  version: seenVersion,
  kind: z.string(),
  text: z.string(),
  replacement: z.string(),
  note: z.string(),
})

export const keepWord = dataAction(entry, refused, async ({ id, version, ...word }): Promise<WordAnswer> => {
  const editor = await actingEditor()
  if (id === null) await addWord(editor, word)
  else await changeWord(editor, { id, version, ...word })
  return { done: true, message: `${id === null ? '已添加' : '已修改'}“${word.text.trim()}”。` }
})

export const dropWord = dataAction(seenRow, refused, async (seen): Promise<WordAnswer> => {
  await removeWord(await actingEditor(), seen)
  return { done: true, message: '已删除词条。' }
})

const listShape = z.strictObject({ csv: z.string().max(2_000_000) })

export const takeInWords = dataAction(listShape, refused, async ({ csv }): Promise<WordAnswer> => {
  const { added, changed, known, refused } = await importWords(await actingEditor(), csv)
  const left = refused.length > 0 ? `，${refused.length} 行没有导入` : ''
  const message = `添加 ${added} 条，修改 ${changed} 条，${known} 条没有变化${left}。`
  return { done: true, message, refused }
})
