import { transaction } from '#lib/db/transaction.ts'
import { purgeTags } from '../page-cache/purge-tags.ts'
import { POLICY } from '../policies/tags.ts'

/** When a version begins to hold: the pages of policies as they were are purged, wherever they are kept. */
export async function refreshPolicies(): Promise<void> {
  await transaction((tx) => purgeTags(tx, [POLICY]))
}
