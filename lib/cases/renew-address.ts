import { z } from 'zod'
import type { RightsCase } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { rowNumber } from '../seen-row.ts'
import { name } from '../text/text-fields.ts'
import { counterUrl, makeReceipt, statusUrl } from './case-receipts.ts'
import { holdCase } from './claim-case.ts'
import { assertCaseNamesNobody } from './decision-note.ts'

const schema = z.object({
  id: rowNumber,
  side: z.enum(['claimant', 'contributor'], '请选择给谁'),
  /** Stays in the audit trail, and names nobody. */
  why: name(200, '理由').pipe(z.string().min(2, '请写明为什么重新给出，至少 2 个字')),
})

/**
 * Gives one side of a case a new address of its page, for an editor to hand over where no mail brings it: the one that it had ends with it,
 * since whoever has it reads the letters. It is told this once; the audit trail says who made it, when, for whom and why, and not what
 * it is. No article rules it; without its page a side can neither add to a notice (条例 §14) nor answer one (§16).
 * @returns the address of the claimant's page, or of the page on which the contributor answers the notice
 * @throws DomainError forbidden | invalid-input | not-found | wrong-state (no notice was forwarded to a contributor)
 */
export async function renewAddress(editor: Editor, input: unknown): Promise<{ url: string }> {
  permit(editor, 'identity.open')
  const { id, side, why } = parseInput(schema, input)
  return transaction(async (tx) => {
    const row = await holdCase(tx, id)
    await assertCaseNamesNobody(tx, row, why, { field: 'why' })
    const url = side === 'claimant' ? await renewOfClaimant(tx, row) : await renewOfContributor(tx, row)
    const about = { subject: 'case', id } as const
    await recordAudit(tx, { event: 'status_address_renewed', by: editor, about, details: { side, why } })
    return { url }
  })
}

async function renewOfClaimant(tx: Tx, { id }: RightsCase): Promise<string> {
  const { receipt, columns } = makeReceipt('rights_case', String(id))
  await tx.rightsCase.update({ where: { id }, data: columns })
  return statusUrl(receipt)
}

/** The newest one: it is where he answers, or has. */
async function renewOfContributor(tx: Tx, { id: caseId }: RightsCase): Promise<string> {
  const offered = await tx.counterNotice.findFirst({ where: { caseId }, orderBy: { offeredAt: 'desc' } })
  if (!offered) throw new DomainError('wrong-state', '本案没有转送过通知，投稿人没有提交说明的网址。')
  const { receipt, columns } = makeReceipt('counter_notice', offered.id)
  await tx.counterNotice.update({ where: { id: offered.id }, data: columns })
  return counterUrl(receipt)
}
