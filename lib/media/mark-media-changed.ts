import type { Tx } from '#lib/db/transaction.ts'
import { purgeTags } from '../page-cache/purge-tags.ts'
import { tagsOfMedia } from './tags.ts'

/** To be called for whatever changes what pages show of a medium: its words, its focal point, its files. Every page that
 *  shows it is made anew. */
export async function markMediaChanged(tx: Tx, id: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE media SET changed_at = greatest(changed_at, clock_timestamp()) WHERE id = ${id}`
  await purgeTags(tx, tagsOfMedia([{ id }]))
}
