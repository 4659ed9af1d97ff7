import { db } from '#lib/db/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { isDomainError } from '../errors.ts'
import type { Network } from '../fetch/public-network.ts'
import { sendJob } from '../jobs/send-job.ts'
import { logs } from '../logs.ts'
import { enterFile, fieldsOf } from './add-media.ts'
import { FetchError, fetchPicture } from './fetch-picture.ts'
import { holdMedia } from './hold-media.ts'
import type { OnFilesChanged } from './make-renditions.ts'
import type { MediaFailure } from './media-failure.ts'
import { PictureProcessError } from './pictures/run-picture-task.ts'
import { type PreparedMedia, prepareMedia } from './prepare-media.ts'

/**
 * Fetches the picture of a medium from the site where it is, and makes the medium ready; or says why it failed. A ready one
 * is left alone.
 * @throws what another try may help against; the medium says so meanwhile
 */
export async function fetchMedia(
  mediaId: number,
  onChanged: OnFilesChanged,
  network?: Network,
): Promise<void> {
  const wanted = await db().media.findFirst({
    where: { id: mediaId, state: { not: 'ready' }, deletedAt: null, sourceUrl: { not: null } },
  })
  if (!wanted?.sourceUrl) return
  try {
    const prepared = await prepareFetched(wanted.sourceUrl, network)
    await transaction((tx) => makeReady(tx, mediaId, prepared, onChanged))
  } catch (error) {
    const { failure, mayPass } = error instanceof FetchError ? error : unforeseen
    // Where the database is away, there is nothing to be said; `failAbandonedFetches` says it later.
    await markFailed(mediaId, failure).catch(() => {})
    if (mayPass) throw error
  }
}

const unforeseen = { failure: 'storage', mayPass: true } as const

async function prepareFetched(
  address: string,
  network?: Network,
): Promise<PreparedMedia | { knownId: number }> {
  const bytes = await fetchPicture(address, network)
  const name = nameIn(address)
  try {
    const prepared = await prepareMedia({ bytes, name, sourceUrl: address })
    if ('kind' in prepared && prepared.kind !== 'picture') throw new FetchError('not-a-picture', false)
    return prepared
  } catch (error) {
    if (error instanceof PictureProcessError) throw unreadable(error, address)
    if (!isDomainError(error)) throw error
    if (error.code === 'unavailable') throw new FetchError('storage', true, error)
    throw new FetchError(error.code === 'too-large' ? 'too-large' : 'not-a-picture', false, error)
  }
}

/** What ends the process that reads it would do so every time, and other pictures wait meanwhile. */
function unreadable(error: PictureProcessError, address: string): FetchError {
  logs().warn({ err: error, address }, 'a picture of another site could not be read')
  return new FetchError('not-a-picture', false, error)
}

async function makeReady(
  tx: Tx,
  id: number,
  prepared: PreparedMedia | { knownId: number },
  onChanged: OnFilesChanged,
): Promise<void> {
  const waiting = { id, state: { not: 'ready' as const }, deletedAt: null }
  const [data, enter] =
    'knownId' in prepared
      ? [await fieldsOfKnown(tx, prepared.knownId), () => copyFiles(tx, prepared.knownId, id)]
      : [{ ...fieldsOf(prepared), name: prepared.name }, () => enterFile(tx, id, prepared)]
  const { count } = await tx.media.updateMany({
    where: waiting,
    data: { ...data, state: 'ready', failure: null },
  })
  if (count === 0) return
  await enter()
  await onChanged(tx, id)
}

/** The same bytes are in the library already, perhaps with other words: this medium gets the same files. */
async function fieldsOfKnown(tx: Tx, knownId: number) {
  // Deleted meanwhile: the next try keeps the bytes anew.
  if (!(await holdMedia(tx, knownId))) throw new FetchError('storage', true)
  return tx.media.findUniqueOrThrow({
    where: { id: knownId },
    select: {
      ...{ kind: true, uploadHash: true, mime: true, bytes: true, name: true },
      ...{ width: true, height: true, duration: true, placeholder: true },
    },
  })
}

/** Where that medium waits for its renditions, the copy has them made as well. */
async function copyFiles(tx: Tx, fromId: number, mediaId: number): Promise<void> {
  const files = await tx.mediaFile.findMany({ where: { mediaId: fromId } })
  await tx.mediaFile.createMany({ data: files.map((file) => ({ ...file, mediaId })) })
  if (files.every(({ isOriginal }) => isOriginal)) await sendJob(tx, 'make-renditions', { mediaId })
}

async function markFailed(id: number, failure: MediaFailure): Promise<void> {
  await db().media.updateMany({
    where: { id, state: { not: 'ready' }, deletedAt: null },
    data: { state: 'failed', failure },
  })
}

/** The last part of an address's path; as it stands where it cannot be decoded. */
function nameIn(address: string): string {
  const last = new URL(address).pathname.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
