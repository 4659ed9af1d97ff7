import { db } from '#lib/db/client.ts'
import type { NoticeClaim } from './notice-claim.ts'

/** What one side of a case has said in it, without who it is: neither name nor contact, and of the files when each of them came. */
export type SaidInCase = {
  claim: Pick<
    NoticeClaim,
    'works' | 'facts' | 'reason' | 'proof' | 'relation' | 'wanted' | 'correctText' | 'statedUrls'
  >
  filesAt: readonly Date[]
}

/** For who has the receipt of that side alone: he may see what he sent (个人信息保护法 §45). Null where nothing of it is kept any more.
 *  @param partyId whose files they are; null where nobody is known, or no longer */
export async function saidInCase(partyId: string | null, claim: NoticeClaim): Promise<SaidInCase | null> {
  const files =
    partyId === null
      ? []
      : await db().sealedFile.findMany({
          where: { partyId, deletedAt: null },
          orderBy: { createdAt: 'asc' },
          select: { createdAt: true },
        })
  const isEmpty = Object.values(claim).every((part) => part === null || part.length === 0)
  return isEmpty && files.length === 0 ? null : { claim, filesAt: files.map(({ createdAt }) => createdAt) }
}
