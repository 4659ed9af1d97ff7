import { db } from '#lib/db/client.ts'
import type { Contribution, Prisma } from '#lib/db/generated/client.ts'
import { DomainError } from '../errors.ts'
import { allowsMove } from './contribution-moves.ts'
import { contributionStates } from './contribution-states.ts'
import { contributionOf } from './find-contribution.ts'

type Client = Pick<Prisma.TransactionClient, 'contributionMessage' | 'sealedFile'>

/** More is no answer any more. */
const MOST_ANSWERS = 30
/** Files of a contribution and of its answers, in all; proofs of its contributor apart. */
const MOST_FILES = 60

/**
 * Checks, before the files of an answer are stored, that the contribution takes them.
 * @throws DomainError not-found | wrong-state | too-many | gone
 */
export async function checkAnswer(receipt: string, given: { files: number; proofs: number }): Promise<void> {
  const contribution = await contributionOf(receipt, db())
  const { state } = contribution
  if (!allowsMove(state, 'answer'))
    throw new DomainError('wrong-state', `这份投稿现在是“${contributionStates[state].name}”，不能再补充。`)
  await checkRoomForAnswer(db(), contribution, given)
}

type Room = Pick<Contribution, 'id' | 'partyId' | 'mediaIds'>

/**
 * Checks the limits again in the transaction that writes, once it has claimed the contribution: two answers sent together could
 * both have passed before. Proofs belong to an identity, and go with it.
 * @throws DomainError too-many | gone (proofs for an identity that was deleted)
 */
export async function checkRoomForAnswer(
  client: Client,
  { id, partyId, mediaIds }: Room,
  given: { files: number; proofs: number },
): Promise<void> {
  await checkAnswersLeft(client, id)
  if (given.proofs > 0 && partyId === null) throw proofsOfNobody()
  const messages = await client.contributionMessage.findMany({
    where: { contributionId: id },
    select: { mediaIds: true },
  })
  const files = messages.reduce((sum, one) => sum + one.mediaIds.length, mediaIds.length)
  const proofs = partyId === null ? 0 : await client.sealedFile.count({ where: { partyId } })
  for (const [field, kept, sent] of [
    ['files', files, given.files],
    ['proofs', proofs, given.proofs],
  ] as const)
    if (sent > 0 && kept + sent > MOST_FILES)
      throw new DomainError('too-many', `一份投稿最多附 ${MOST_FILES} 个文件，其他的请等编辑部处理后再说。`, {
        fields: { [field]: `还可以附 ${Math.max(0, MOST_FILES - kept)} 个文件` },
      })
}

function proofsOfNobody(): DomainError {
  const message = '您的身份信息已经删除，证明材料没有可以归入的人，请去掉后再提交，并在答复里说明'
  return new DomainError('gone', `${message}。`, { fields: { proofs: message } })
}

async function checkAnswersLeft(client: Client, contributionId: number): Promise<void> {
  const earlier = await client.contributionMessage.count({ where: { contributionId, isIncoming: true } })
  if (earlier >= MOST_ANSWERS)
    throw new DomainError('too-many', `一份投稿最多答复 ${MOST_ANSWERS} 次，其他的请等编辑部处理后再说。`)
}
