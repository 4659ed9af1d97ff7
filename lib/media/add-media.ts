import type { Tx } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../actors/actor.ts'
import { recordAudit } from '../audit/record.ts'
import { DomainError } from '../errors.ts'
import { sendJob } from '../jobs/send-job.ts'
import { formats } from './formats.ts'
import { holdMedia } from './hold-media.ts'
import { type GivenFile, type PreparedMedia, prepareMedia } from './prepare-media.ts'

export type AddedMedia = {
  id: number
  /** Whether the library had the same bytes already; then that medium is the answer. */
  isKnown: boolean
}

/**
 * Takes a file into the media library: what `prepareMedia` made of it, or a file, for which this prepares first. That takes
 * a second for a photograph: where there is time before the transaction, prepare there.
 * @throws DomainError invalid-input | too-large | unavailable
 */
export async function addMedia(
  tx: Tx,
  actor: Actor,
  given: GivenFile | PreparedMedia | { knownId: number },
): Promise<AddedMedia> {
  const prepared = 'uploadHash' in given || 'knownId' in given ? given : await prepareMedia(given)
  if ('knownId' in prepared) {
    if (!(await holdMedia(tx, prepared.knownId))) throw deletedMeanwhile()
    return { id: prepared.knownId, isKnown: true }
  }
  const known = await holdHash(tx, prepared.uploadHash)
  if (known !== null) return { id: known, isKnown: true }
  const { id } = await tx.media.create({
    data: { ...fieldsOf(prepared), name: prepared.name, actor: actor.name, editorId: editorIdOf(actor) },
    select: { id: true },
  })
  await enterFile(tx, id, prepared)
  await recordAudit(tx, {
    event: 'media_added',
    by: actor,
    about: { subject: 'media', id },
    details: { name: prepared.name, hash: prepared.uploadHash },
  })
  return { id, isKnown: false }
}

/** What the row of a medium says of its file. */
export function fieldsOf(prepared: PreparedMedia) {
  const { kind, format, uploadHash, bytes, width, height, duration, placeholder, sourceUrl } = prepared
  const { mime } = formats[format]
  return { kind, uploadHash, mime, bytes, width, height, duration, placeholder, sourceUrl }
}

/** Enters the file of a medium, and sends the job for a picture's renditions. */
export async function enterFile(tx: Tx, mediaId: number, file: PreparedMedia): Promise<void> {
  const { hash, format, width, height, bytes, kind } = file
  await tx.mediaFile.create({ data: { mediaId, hash, isOriginal: true, format, width, height, bytes } })
  if (kind === 'picture') await sendJob(tx, 'make-renditions', { mediaId })
}

/** Until the end of the transaction nobody else enters the same bytes.
 *  @returns the medium that has them already */
async function holdHash(tx: Tx, uploadHash: string): Promise<number | null> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`media ${uploadHash}`}, 0))::text`
  const known = await tx.media.findFirst({
    where: { uploadHash, deletedAt: null, state: 'ready' },
    select: { id: true },
  })
  return known && (await holdMedia(tx, known.id)) ? known.id : null
}

/** The next try finds the library without it. */
function deletedMeanwhile(): DomainError {
  return new DomainError('unavailable', '同样的文件刚刚从媒体库里删除，请再传一次。')
}
