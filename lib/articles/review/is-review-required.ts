import type { Client } from '#lib/db/rows.ts'
import { readSetting } from '../../settings/read-setting.ts'

/** Whether a draft must be reviewed before it is published. Without a stage there is no review. */
export async function isReviewRequired(client: Client): Promise<boolean> {
  if (!(await readSetting(client, 'articles.review_required'))) return false
  return (await readSetting(client, 'articles.review_stages')) > 0
}
