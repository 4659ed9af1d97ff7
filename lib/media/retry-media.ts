import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { sendJob } from '../jobs/send-job.ts'
import { seenRow } from '../seen-row.ts'
import { claimMedia } from './claim-media.ts'

/** Has a picture fetched once more that was not fetched.
 *  @returns the medium's new version
 *  @throws DomainError forbidden | invalid-input | not-found | conflict | wrong-state */
export async function retryMedia(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'media.add')
  const seen = parseInput(seenRow, input)
  return transaction(async (tx) => {
    const { id, state, version } = await claimMedia(tx, seen)
    if (state !== 'failed') throw new DomainError('wrong-state', '这张图片已在抓取，或已经取到。')
    await tx.media.update({ where: { id }, data: { state: 'fetching', failure: null } })
    await sendJob(tx, 'fetch-media', { mediaId: id })
    await recordAudit(tx, { event: 'media_retried', by: editor, about: { subject: 'media', id } })
    return { version }
  })
}
