import { transaction } from '#lib/db/transaction.ts'
import { sendJobs } from '../jobs/send-job.ts'

/** Sends the job again for each picture that has no renditions: after a time without a working file store, for example.
 *  @returns how many */
export async function sendMissingRenditions(): Promise<number> {
  return transaction(async (tx) => {
    const missing = await tx.media.findMany({
      where: { kind: 'picture', state: 'ready', deletedAt: null, files: { none: { isOriginal: false } } },
      select: { id: true },
    })
    await sendJobs(
      tx,
      'make-renditions',
      missing.map(({ id }) => ({ mediaId: id })),
    )
    return missing.length
  })
}
