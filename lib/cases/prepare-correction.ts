import { z } from 'zod'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { settleAutosave } from '../articles/autosave/settle-autosave.ts'
import { assertPublishable } from '../articles/content.ts'
import { saveCopy } from '../articles/save-working-copy.ts'
import { contentSchema } from '../articles/schema.ts'
import { type CopySeen, copySeenSchema, noteSchema } from '../articles/working-copy.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput, wrongFields } from '../input.ts'
import { rowNumber } from '../seen-row.ts'
import { ownArticles } from './case-articles.ts'
import { holdCase } from './claim-case.ts'

/** A text that an editor writes for an article that a case keeps from readers. */
export const preparedSchema = contentSchema.extend(copySeenSchema.shape).extend({ note: noteSchema })

const schema = preparedSchema.extend({ caseId: rowNumber, isFinal: z.boolean().default(false) })

type Prepared = z.output<typeof preparedSchema> & { isFinal: boolean }

/** Stores what an editor writes for an article that a case keeps from readers, beside the article: the case can end with it (民法典
 *  §1028), once it is said of each of its articles how. Nobody but the newsroom sees it.
 *  @param input with `isFinal` it is checked that readers can be given it
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function prepareCorrection(editor: Editor, input: unknown): Promise<CopySeen> {
  permit(editor, 'article.amend')
  const { caseId, ...text } = parseInput(schema, input)
  return transaction((tx) => prepare(tx, editor, caseId, text))
}

/** The same in an open transaction. */
export async function prepare(
  tx: Tx,
  editor: Editor,
  caseId: number,
  { id, version, copyVersion, note, isFinal, ...content }: Prepared,
): Promise<CopySeen> {
  const { state } = await holdCase(tx, caseId)
  const article = (await ownArticles(tx, caseId)).find((one) => one.id === id)
  if (state !== 'accepted' || !article)
    throw new DomainError('wrong-state', '这篇文章已不在待决定的案件里，请回到案件看看。')
  if (isFinal && note === '') throw wrongFields({ note: '请填写更正说明，会随文公布' })
  if (isFinal) assertPublishable(content, article.origin)
  const saved = await saveCopy(
    tx,
    editor,
    { id, version, copyVersion },
    { content, note },
    'prepare-correction',
  )
  await settleAutosave(tx, editor, id, { content, note })
  return saved
}
