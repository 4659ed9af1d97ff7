import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { DomainError } from '../errors.ts'
import { allowsMove } from './contribution-moves.ts'
import { contributionStates } from './contribution-states.ts'
import { contributionOf } from './find-contribution.ts'

/** More is no answer any more. */
const MOST_ANSWERS = 30
/** Files of a contribution and of its answers, in all; proofs of its contributor apart. */
const MOST_FILES = 60

/**
 * Checks, before the files of an answer are stored, that the contribution takes them.
 * @throws DomainError not-found | wrong-state | too-many
 */
export async function checkAnswer(receipt: string, given: { files: number; proofs: number }): Promise<void> {
  const { id, state, partyId, mediaIds } = await contributionOf(receipt, db())
  if (!allowsMove(state, 'answer'))
    throw new DomainError('wrong-state', `这份投稿现在是“${contributionStates[state].name}”，不能再补充。`)
  await checkAnswersLeft(db(), id)
  const messages = await db().contributionMessage.findMany({
    where: { contributionId: id },
    select: { mediaIds: true },
  })
  const files = messages.reduce((sum, one) => sum + one.mediaIds.length, mediaIds.length)
  const proofs = partyId === null ? 0 : await db().sealedFile.count({ where: { partyId } })
  for (const [field, kept, sent] of [
    ['files', files, given.files],
    ['proofs', proofs, given.proofs],
  ] as const)
    if (sent > 0 && kept + sent > MOST_FILES)
      throw new DomainError('too-many', `一份投稿最多附 ${MOST_FILES} 个文件，其他的请等编辑部处理后再说。`, {
        fields: { [field]: `还可以附 ${Math.max(0, MOST_FILES - kept)} 个文件` },
      })
}

/** @throws DomainError too-many */
export async function checkAnswersLeft(
  client: Pick<Prisma.TransactionClient, 'contributionMessage'>,
  contributionId: number,
): Promise<void> {
  const earlier = await client.contributionMessage.count({ where: { contributionId, isIncoming: true } })
  if (earlier >= MOST_ANSWERS)
    throw new DomainError('too-many', `一份投稿最多答复 ${MOST_ANSWERS} 次，其他的请等编辑部处理后再说。`)
}
