import { databaseNow } from '#lib/db/database-now.ts'
import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import { exceptionOf } from './acted-words.ts'
import { theClaimant } from './case-actors.ts'
import { stopClocks } from './case-clocks.ts'
import { caseOfReceipt } from './case-receipts.ts'
import { caseStates } from './case-states.ts'
import { claimCase, holdCase } from './claim-case.ts'
import { closeCase } from './close-case.ts'
import { followMessage } from './follow-message.ts'
import { urlsOfActed } from './letter-urls.ts'
import { recordCaseStep } from './record-case-step.ts'
import { releaseArticles } from './release-articles.ts'
import { tellResponsible } from './remind-editors.ts'
import { checkRoomLeft } from './room-for-replies.ts'
import { isWithdrawalWeighed } from './seen-addresses.ts'
import { tellSources } from './tell-sources.ts'
import { keepCaseMessage, writeLetter } from './write-letter.ts'

/**
 * Withdraws a notice at its claimant's wish, by his receipt: what was kept from readers for it comes back. A report of illegal
 * content that was accepted is the editors' to decide by then. Where two persons restore and an editor has had the address of his page, what
 * comes from there is a letter that they weigh: one editor alone could else give articles back in his name. No article rules it, it is a
 * matter of the house.
 * @param why what he says of it, for the newsroom
 * @throws DomainError not-found | wrong-state | too-many
 */
export async function withdrawCase(tx: Tx, receipt: string, why = ''): Promise<{ caseId: number }> {
  const found = await caseOfReceipt(tx, receipt)
  if (!found) throw new DomainError('not-found', '没有这个案件，请核对网址。')
  const before = await holdCase(tx, found.id)
  if (before.kind === 'illegal_content' && caseStates[before.state].holdsArticles)
    throw new DomainError('wrong-state', '举报已经受理，由编辑部核查决定，不能撤回。', {
      details: { state: before.state },
    })
  const at = await databaseNow(tx)
  if (await isWithdrawalWeighed(tx, before)) return askToWithdraw(tx, before, { why, at })
  const move = 'withdraw'
  const row = await claimCase(tx, { id: found.id }, { move, at })
  await stopClocks(tx, row.id, at)
  if (caseStates[before.state].holdsArticles) await tellResponsible(tx, row, move)
  const details = await releaseArticles(tx, row, {
    by: theClaimant,
    note: '投诉人撤回通知',
    outcome: 'withdrawn',
  })
  if (why !== '')
    await keepCaseMessage(tx, { caseId: row.id, side: 'claimant', isIncoming: true, text: why, at })
  await recordCaseStep(tx, row, { move, by: theClaimant, at, details })
  const restored = details.restored ?? []
  const urls = await urlsOfActed(tx, row.id, restored)
  const note = `${restored.length > 0 ? `因本案暂停展示的下列内容已恢复展示：\n${urls}\n` : ''}${exceptionOf(details)}`
  await writeLetter(tx, row, { letter: 'withdrawn', at, fields: { note } })
  if (caseStates[before.state].holdsArticles && row.contributionId !== null)
    await writeLetter(tx, row, {
      letter: 'restored_to_contributor',
      at,
      fields: { urls, note: exceptionOf(details) },
    })
  await tellSources(tx, row, {
    ...{ letter: 'source_restored', at, acted: restored, held: details.heldByOthers ?? [] },
  })
  await closeCase(tx, row, { by: theClaimant, at })
  return { caseId: row.id }
}

async function askToWithdraw(
  tx: Tx,
  before: RightsCase,
  { why, at }: { why: string; at: Date },
): Promise<{ caseId: number }> {
  const move = 'receive-message'
  const caseId = before.id
  await checkRoomLeft(tx, { caseId, side: 'claimant', partyId: before.partyId, files: 0 })
  const row = await claimCase(tx, { id: caseId }, { move, at })
  const text = ['我请求撤回通知。', why].filter(Boolean).join('\n\n')
  await keepCaseMessage(tx, { caseId, side: 'claimant', isIncoming: true, text, at })
  await recordCaseStep(tx, row, { move, by: theClaimant, at, publicWording: ASKED })
  await followMessage(tx, row, { side: 'claimant', at })
  return { caseId }
}

const ASKED = '本站已收到您撤回通知的请求，由编辑部核实后办理。'
