import type { Tx } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../actors/actor.ts'
import { auditInserts } from '../audit/record.ts'
import { DomainError } from '../errors.ts'
import { sendJobs } from '../jobs/send-job.ts'
import { isWebAddress } from '../text/web-address.ts'
import { heldMedia } from './hold-media.ts'

/** Within this time the same address is the same picture. */
const SAME_FOR_MS = 24 * 3_600_000

/**
 * Enters a picture of another site, which the job `fetch-media` fetches after the commit. It has its number at once, and
 * keeps it whatever comes.
 * @returns the number of the medium
 * @throws DomainError invalid-input for what is no address of the web
 */
export async function requestMedia(tx: Tx, actor: Actor, address: string): Promise<number> {
  const numbers = await requestAllMedia(tx, actor, [address])
  return numbers.get(address) ?? 0
}

/** The same for several, by as many statements as for one.
 *  @returns the number of each address */
export async function requestAllMedia(
  tx: Tx,
  actor: Actor,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (!addresses.every(isWebAddress))
    throw new DomainError('invalid-input', '图片的网址要以 http:// 或 https:// 开头。')
  const numbers = await knownMedia(tx, addresses)
  const fresh = [...new Set(addresses)].filter((address) => !numbers.has(address))
  for (const [address, id] of await enteredMedia(tx, actor, fresh)) numbers.set(address, id)
  return numbers
}

/** Those that were asked for not long ago, held until the transaction ends. */
async function knownMedia(tx: Tx, addresses: readonly string[]): Promise<Map<string, number>> {
  if (addresses.length === 0) return new Map()
  const known = await tx.media.findMany({
    where: {
      ...{ sourceUrl: { in: [...addresses] }, deletedAt: null, state: { in: ['fetching', 'ready'] } },
      createdAt: { gt: new Date(Date.now() - SAME_FOR_MS) },
    },
    select: { id: true, sourceUrl: true },
  })
  const held = await heldMedia(
    tx,
    known.map(({ id }) => id),
  )
  return new Map(known.flatMap(({ id, sourceUrl }) => (held.has(id) && sourceUrl ? [[sourceUrl, id]] : [])))
}

async function enteredMedia(
  tx: Tx,
  actor: Actor,
  addresses: readonly string[],
): Promise<[address: string, id: number][]> {
  if (addresses.length === 0) return []
  const by = { actor: actor.name, editorId: editorIdOf(actor) }
  const made = await tx.media.createManyAndReturn({
    data: addresses.map((sourceUrl) => ({ kind: 'picture', state: 'fetching', sourceUrl, ...by })),
    select: { id: true, sourceUrl: true },
  })
  await sendJobs(
    tx,
    'fetch-media',
    made.map(({ id }) => ({ mediaId: id })),
  )
  await tx.$executeRaw(
    auditInserts(
      made.map(({ id, sourceUrl }) => ({
        event: 'media_added',
        by: actor,
        about: { subject: 'media', id },
        details: { address: sourceUrl },
      })),
    ),
  )
  return made.map(({ id, sourceUrl }) => [sourceUrl ?? '', id])
}
