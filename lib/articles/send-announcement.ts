import type { Tx } from '#lib/db/transaction.ts'
import { config } from '../config.ts'
import type { JobData } from '../jobs/jobs.ts'
import { sendJobs } from '../jobs/send-job.ts'

/** Has the search engines that are configured told of an article's change, once it cannot be withdrawn any more. */
export async function sendAnnouncement(tx: Tx, articleId: number): Promise<void> {
  const { indexNowKey, baiduPushToken } = config()
  // A job each: an engine that is away for hours keeps nothing from the other.
  const data: JobData<'announce-article'>[] = []
  if (indexNowKey) data.push({ articleId, engine: 'indexnow' })
  if (baiduPushToken) data.push({ articleId, engine: 'baidu' })
  await sendJobs(tx, 'announce-article', data)
}
