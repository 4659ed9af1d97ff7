import { randomUUID } from 'node:crypto'
import type { Tx } from '#lib/db/transaction.ts'
import { seal } from '../sealed/seal.ts'

type Message = {
  contributionId: number
  /** Whether the contributor wrote it. */
  isIncoming: boolean
  text: string
  mediaIds?: readonly number[]
  /** The mail that carries it. */
  mailId?: string | null
}

/** Keeps what was written to a contributor or by him, sealed. */
export async function keepMessage(
  tx: Tx,
  { contributionId, isIncoming, text, mediaIds = [], mailId = null }: Message,
): Promise<void> {
  const id = randomUUID()
  const textSealed = seal({ table: 'contribution_message', column: 'text_sealed', row: id }, text)
  await tx.contributionMessage.create({
    data: { id, contributionId, isIncoming, textSealed, mediaIds: [...mediaIds], mailId },
  })
}
