import type { Media } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import type { SeenRow } from '../seen-row.ts'
import { shanghaiMinute } from '../time.ts'

/**
 * Takes a medium for a change: one guarded UPDATE on its number and the version that the editor saw.
 * @returns its row as it was, apart from the version
 * @throws DomainError not-found | conflict
 */
export async function claimMedia(tx: Tx, { id, version }: SeenRow): Promise<Media> {
  const [claimed] = await tx.media.updateManyAndReturn({
    where: { id, version, deletedAt: null },
    data: { version: { increment: 1 } },
  })
  if (claimed) return claimed
  throw await refusal(tx, id)
}

async function refusal(tx: Tx, id: number): Promise<DomainError> {
  const row = await tx.media.findFirst({ where: { id, deletedAt: null } })
  if (!row) return new DomainError('not-found', '媒体库里没有这一项，可能已被删除。')
  const last = await tx.auditEntry.findFirst({
    where: { subject: 'media', subjectId: `${id}` },
    orderBy: { id: 'desc' },
  })
  const when = last ? ` 于 ${shanghaiMinute(last.at)} ` : ''
  return new DomainError('conflict', `${last?.actor ?? '别人'}${when}改动了这一项，您看到的不是最新的。`, {
    details: { version: row.version },
  })
}
