import { db } from '#lib/db/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { counterOfReceipt } from '../cases/case-receipts.ts'
import { counterFieldsSchema } from '../cases/counter-fields.ts'
import { receiveCounterNotice } from '../cases/receive-counter.ts'
import { checkContributorsReply } from '../cases/room-for-replies.ts'
import { contributorMessageSchema, receiveContributorMessage } from '../cases/write-to-side.ts'
import { createOnce } from '../idempotency/create-once.ts'
import { wasMade } from '../idempotency/was-made.ts'
import { parseInput } from '../input.ts'
import type { PublicForm } from '../public-forms/read-public-form.ts'
import { noticeInput, sealedFilesOf } from './notice-form.ts'

/**
 * Takes what a contributor sends from the page of a forwarded notice, once for each form: his statement against it (条例 §16), or a
 * message.
 * @throws DomainError not-found | wrong-state | too-many | invalid-input
 */
export async function submitCounterNotice(receipt: string, form: PublicForm): Promise<void> {
  const isStatement = form.fields.text('act') !== 'write'
  if (!(await wasMade(db(), form.key)))
    await checkContributorsReply(receipt, { isStatement, files: form.files.length })
  const take = await (isStatement ? statement(receipt, form) : message(receipt, form))
  await transaction((tx) =>
    createOnce(tx, { key: form.key, makes: 'counter_notice', editorId: null }, async () => {
      await take(tx)
      return (await counterOfReceipt(tx, receipt))?.caseId ?? 0
    }),
  )
}

type Take = (tx: Tx) => Promise<unknown>

async function statement(receipt: string, form: PublicForm): Promise<Take> {
  const fields = parseInput(counterFieldsSchema, noticeInput(form.fields))
  const files = await sealedFilesOf(form)
  return (tx) => receiveCounterNotice(tx, receipt, { fields, files })
}

async function message(receipt: string, form: PublicForm): Promise<Take> {
  const fields = parseInput(contributorMessageSchema, form.fields.input(['message']))
  const files = await sealedFilesOf(form)
  return (tx) => receiveContributorMessage(tx, receipt, { ...fields, files })
}
