import type { Client } from '#lib/db/rows.ts'
import { readSetting } from '../../settings/read-setting.ts'

/** Whether a draft must be reviewed before it is published. Without a stage there is no review. */
export async function isReviewRequired(client: Client): Promise<boolean> {
  const [required, stages] = [
    await readSetting(client, 'articles.review_required'),
    await readSetting(client, 'articles.review_stages'),
  ]
  return required && stages > 0
}
