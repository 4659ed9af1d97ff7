import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { recordAudit } from '../audit/record.ts'
import { recordUses } from '../media/record-uses.ts'
import { emptyBody } from './body/empty-body.ts'
import { type TextField, textFields } from './fields.ts'
import { enterInSearch } from './search/enter-in-search.ts'

type WordsField = Exclude<TextField, 'title' | 'summary'>
const wordsFields = textFields.filter(
  (field): field is WordsField => field !== 'title' && field !== 'summary',
)

/** What says something of a text or of who wrote it; where it would have stood and when stays. */
const nobodysWords = {
  // Each of these fields is put in, and nothing else.
  ...(Object.fromEntries(wordsFields.map((field) => [field, null])) as Record<WordsField, null>),
  ...{ summary: '', body: emptyBody, sourceUrl: null, leadMediaId: null },
}

/**
 * Deletes for good what a deleted draft says, whose time is over (个人信息保护法 §47): its text in each of its versions, what was
 * typed into it and never saved, and by what it is found and compared. Its row and its record stay.
 * @param title what stands for its title from then on
 * @returns whether there was such a draft; false where it is not deleted, or says this already
 */
export async function forgetDraft(
  tx: Tx,
  actor: Actor,
  { id, title }: { id: number; title: string },
): Promise<boolean> {
  const { count } = await tx.article.updateMany({
    where: { id, status: 'deleted', title: { not: title } },
    data: { ...nobodysWords, title, cardMediaId: null, version: { increment: 1 }, changedAt: new Date() },
  })
  if (count === 0) return false
  const ofIt = { where: { articleId: id } }
  await tx.revision.updateMany({ ...ofIt, data: { ...nobodysWords, title, sourceName: null } })
  await tx.previewLink.updateMany({ ...ofIt, data: { text: Prisma.DbNull } })
  await tx.workingCopy.deleteMany(ofIt)
  await tx.autosave.deleteMany(ofIt)
  await tx.keptText.deleteMany(ofIt)
  await tx.previewText.deleteMany(ofIt)
  await tx.articleFingerprint.deleteMany(ofIt)
  await tx.articleText.deleteMany(ofIt)
  await recordUses(tx, id, 'draft', [])
  await enterInSearch(tx, [{ id, body: emptyBody }])
  await recordAudit(tx, { event: 'draft_forgotten', by: actor, about: { subject: 'article', id } })
  return true
}
