import type { Tx } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../actors/actor.ts'
import { recordAudit } from '../audit/record.ts'
import { DomainError } from '../errors.ts'
import { sendJob } from '../jobs/send-job.ts'
import { isWebAddress } from '../text/web-address.ts'
import { holdMedia } from './hold-media.ts'

/** Within this time the same address is the same picture. */
const SAME_FOR_MS = 24 * 3_600_000

/**
 * Enters a picture of another site, which the job `fetch-media` fetches after the commit. It has its number at once, and
 * keeps it whatever comes.
 * @returns the number of the medium
 * @throws DomainError invalid-input for what is no address of the web
 */
export async function requestMedia(tx: Tx, actor: Actor, address: string): Promise<number> {
  if (!isWebAddress(address))
    throw new DomainError('invalid-input', '图片的网址要以 http:// 或 https:// 开头。')
  const known = await tx.media.findFirst({
    where: {
      ...{ sourceUrl: address, deletedAt: null, state: { in: ['fetching', 'ready'] } },
      createdAt: { gt: new Date(Date.now() - SAME_FOR_MS) },
    },
    select: { id: true },
  })
  if (known && (await holdMedia(tx, known.id))) return known.id
  const { id } = await tx.media.create({
    data: {
      kind: 'picture',
      state: 'fetching',
      sourceUrl: address,
      actor: actor.name,
      editorId: editorIdOf(actor),
    },
    select: { id: true },
  })
  await sendJob(tx, 'fetch-media', { mediaId: id })
  const about = { subject: 'media', id } as const
  await recordAudit(tx, { event: 'media_added', by: actor, about, details: { address } })
  return id
}
