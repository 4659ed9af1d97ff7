import type { Tx } from '#lib/db/transaction.ts'
import { config } from '../config.ts'
import type { JobData } from '../jobs/jobs.ts'
import { sendJob, sendJobs } from '../jobs/send-job.ts'

/** Has the search engines that are configured told of an article's change, and the contributor of whose text it was made,
 *  once it cannot be withdrawn any more. */
export async function sendAnnouncement(tx: Tx, articleId: number): Promise<void> {
  const { indexNowKey, baiduPushToken } = config()
  // A job each: an engine that is away for hours keeps nothing from the other.
  const data: JobData<'announce-article'>[] = []
  if (indexNowKey) data.push({ articleId, engine: 'indexnow' })
  if (baiduPushToken) data.push({ articleId, engine: 'baidu' })
  await sendJobs(tx, 'announce-article', data)
  const isContributed = (await tx.contribution.count({ where: { articleId } })) > 0
  if (isContributed) await sendJob(tx, 'tell-contributor', { articleId })
}
