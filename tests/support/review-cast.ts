import { approveReview } from '#lib/articles/review/approve-review.ts'
import { scheduleArticle } from '#lib/articles/review/schedule-article.ts'
import { submitForReview } from '#lib/articles/review/submit-for-review.ts'
import type { Seen } from '#lib/articles/schema.ts'
import { db } from '#lib/db/client.ts'
import type { SettingKey } from '#lib/settings/settings-table.ts'
import { DAY_MS, shanghaiMinute } from '#lib/time.ts'
import { aChiefEditor, aDraft, anEditor } from './cast.ts'

/** The report on the federation on its way through review. */

export const aSubmittedDraft = async (changes: Record<string, unknown> = {}): Promise<Seen> =>
  submitForReview(await anEditor(), { ...(await aDraft(changes)), note: '' })

export const anApprovedDraft = async (changes: Record<string, unknown> = {}): Promise<Seen> =>
  approveReview(await aChiefEditor(), await aSubmittedDraft(changes))

/** As an editor types it. */
export const tomorrow = () => shanghaiMinute(new Date(Date.now() + DAY_MS))

export const aScheduledArticle = async (changes: Record<string, unknown> = {}): Promise<Seen> =>
  scheduleArticle(await aChiefEditor(), { ...(await anApprovedDraft(changes)), at: tomorrow() })

/** Sets what the newsroom has chosen. */
export async function set(key: SettingKey, value: number | boolean): Promise<void> {
  await db().setting.upsert({ where: { key }, create: { key, value, actor: '系统' }, update: { value } })
}
