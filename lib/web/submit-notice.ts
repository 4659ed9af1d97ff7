import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { receiptOfCase } from '../cases/case-receipts.ts'
import { correctionFieldsSchema, noticeFieldsSchema } from '../cases/notice-fields.ts'
import { receiveCorrection } from '../cases/receive-correction.ts'
import { receiveNotice } from '../cases/receive-notice.ts'
import { createOnce } from '../idempotency/create-once.ts'
import { parseInput } from '../input.ts'
import type { PublicForm } from '../public-forms/read-public-form.ts'
import { noticeInput, sealedFilesOf } from './notice-form.ts'

/** Takes a notice that was sent with the complaint form, once for each form.
 *  @returns its receipt
 *  @throws DomainError invalid-input with a message for each field that is wrong */
export async function submitNotice(form: PublicForm): Promise<string> {
  const fields = parseInput(noticeFieldsSchema, noticeInput(form.fields))
  const files = await sealedFilesOf(form)
  return onceForItsForm(form, (tx) => receiveNotice(tx, { fields, files }))
}

/** Takes 这里有误 in the same way. */
export async function submitCorrection(form: PublicForm): Promise<string> {
  const input = form.fields.input(['url', 'sentence', 'correctText', 'proof', 'name', 'email'])
  const fields = parseInput(correctionFieldsSchema, input)
  return onceForItsForm(form, (tx) => receiveCorrection(tx, fields))
}

type Receive = (tx: Parameters<typeof receiveNotice>[0]) => Promise<{ caseId: number }>

async function onceForItsForm({ key }: PublicForm, receive: Receive): Promise<string> {
  const creation = { key, makes: 'case', editorId: null } as const
  const { id } = await transaction((tx) => createOnce(tx, creation, async () => (await receive(tx)).caseId))
  return receiptOfCase(await db().rightsCase.findUniqueOrThrow({ where: { id } }))
}
