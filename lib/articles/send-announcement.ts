import type { Tx } from '#lib/db/transaction.ts'
import { config } from '../config.ts'
import { sendJob } from '../jobs/send-job.ts'

/** Has the search engines that are configured told of an article's change, once it cannot be withdrawn any more. */
export async function sendAnnouncement(tx: Tx, articleId: number): Promise<void> {
  const { indexNowKey, baiduPushToken } = config()
  if (indexNowKey || baiduPushToken) await sendJob(tx, 'announce-article', { articleId })
}
