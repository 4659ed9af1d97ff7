import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { answerNotice } from '../cases/answer-notice.ts'
import { caseOfReceipt } from '../cases/case-receipts.ts'
import { answerFieldsSchema } from '../cases/notice-fields.ts'
import { checkClaimantsReply } from '../cases/room-for-replies.ts'
import { withdrawCase } from '../cases/withdraw-case.ts'
import { DomainError } from '../errors.ts'
import { createOnce } from '../idempotency/create-once.ts'
import { wasMade } from '../idempotency/was-made.ts'
import { parseInput } from '../input.ts'
import type { PublicForm } from '../public-forms/read-public-form.ts'
import { prose } from '../text/text-fields.ts'
import { noticeInput, sealedFilesOf } from './notice-form.ts'

/**
 * Takes what a claimant sends from his case's page, once for each form: an answer, or that he withdraws.
 * @throws DomainError not-found | wrong-state | too-many | invalid-input
 */
export async function submitCaseReply(receipt: string, form: PublicForm): Promise<void> {
  if (form.fields.text('act') === 'withdraw') return withdraw(receipt, form)
  const fields = parseInput(answerFieldsSchema, noticeInput(form.fields))
  if (!(await wasMade(db(), form.key))) await checkClaimantsReply(receipt, form.files.length)
  const files = await sealedFilesOf(form)
  await transaction((tx) =>
    createOnce(tx, { key: form.key, makes: 'case_message', editorId: null }, async () => {
      await answerNotice(tx, receipt, { fields, files })
      return (await caseOfReceipt(tx, receipt))?.id ?? 0
    }),
  )
}

const withdrawalSchema = z.object({ why: prose(2_000, '理由') })

async function withdraw(receipt: string, { key, fields }: PublicForm): Promise<void> {
  if (fields.text('sure') !== 'yes')
    throw new DomainError('invalid-input', '还没有撤回：请先确认。', { fields: { sure: '请勾选以确认撤回' } })
  const { why } = parseInput(withdrawalSchema, { why: fields.text('why') })
  await transaction((tx) =>
    createOnce(tx, { key, makes: 'case_message', editorId: null }, async () => {
      return (await withdrawCase(tx, receipt, why)).caseId
    }),
  )
}
