import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import type { MessageSide } from '#lib/db/generated/enums.ts'
import { DomainError } from '../errors.ts'
import type { CaseMove } from './case-moves.ts'
import { caseOfReceipt, counterOfReceipt } from './case-receipts.ts'
import { takesMessages } from './takes-messages.ts'

/** Of one side of a case, in all. Evidence beyond it comes by e-mail or on paper, and an editor enters it. */
const MOST_FILES = 60
const MOST_MESSAGES = 100

/**
 * Checks, before the files of a claimant's reply are stored, that his case takes them.
 * @throws DomainError not-found | wrong-state | too-many
 */
export async function checkClaimantsReply(receipt: string, files: number): Promise<void> {
  const row = await caseOfReceipt(db(), receipt)
  if (!row) throw new DomainError('not-found', '没有这个案件，请核对网址。')
  if (!(await takesMessages(db(), row)))
    throw new DomainError('wrong-state', '本案已经结束，不能再补充材料。')
  await checkRoomLeft(db(), { caseId: row.id, side: 'claimant', partyId: row.partyId, files })
}

/**
 * Checks the same for what a contributor sends from the page of a forwarded notice.
 * @throws DomainError not-found | wrong-state | too-many
 */
export async function checkContributorsReply(
  receipt: string,
  { isStatement, files }: { isStatement: boolean; files: number },
): Promise<void> {
  const counter = await counterOfReceipt(db(), receipt)
  if (!counter) throw new DomainError('not-found', '没有这个网址，请核对来信。')
  if (isStatement && counter.receivedAt !== null)
    throw new DomainError('wrong-state', '书面说明已经收到，不能再次提交。')
  const { caseId, partyId } = counter
  await checkRoomLeft(db(), { caseId, side: 'contributor', partyId, files })
}

type Client = Pick<Prisma.TransactionClient, 'caseMessage' | 'caseStep' | 'sealedFile'>

/** The step of a piece that was added to a notice or a counter-notice, with words or without. */
const pieceOf = { claimant: 'answer', contributor: 'receive-incomplete-counter' } as const satisfies Partial<
  Record<MessageSide, CaseMove>
>

type Reply = { caseId: number; side: keyof typeof pieceOf; partyId: string | null; files: number }

/**
 * Checks the same limits again in the transaction that writes, once it holds the case: two replies sent together could both have
 * passed before.
 * @throws DomainError too-many
 */
export async function checkRoomLeft(client: Client, { caseId, side, partyId, files }: Reply): Promise<void> {
  const [messages, pieces, kept] = await Promise.all([
    client.caseMessage.count({ where: { caseId, side, isIncoming: true } }),
    client.caseStep.count({ where: { caseId, event: pieceOf[side], editorId: null } }),
    partyId === null ? 0 : client.sealedFile.count({ where: { partyId } }),
  ])
  if (messages >= MOST_MESSAGES || pieces >= MOST_MESSAGES)
    throw new DomainError('too-many', `从这里最多写 ${MOST_MESSAGES} 次，其他的请来信或来电。`)
  if (files > 0 && kept + files > MOST_FILES)
    throw new DomainError('too-many', `从这里最多附 ${MOST_FILES} 个文件，已有 ${kept} 个，其他的请来信。`, {
      fields: { files: `还可以附 ${Math.max(0, MOST_FILES - kept)} 个文件` },
    })
}
