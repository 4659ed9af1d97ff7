import { transaction } from '#lib/db/transaction.ts'
import { pageTag } from '../front/page-tag.ts'
import type { JobData } from '../jobs/jobs.ts'
import { purgeTags } from '../page-cache/purge-tags.ts'

/** When a slot begins or ends: the page as it was is purged, wherever it is kept. */
export async function refreshFront({ city }: JobData<'refresh-front'>): Promise<void> {
  await transaction((tx) => purgeTags(tx, [pageTag(city)]))
}
