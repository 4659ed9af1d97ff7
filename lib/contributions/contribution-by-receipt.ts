import { extname } from 'node:path'
import { db } from '#lib/db/client.ts'
import type { ContributionState } from '#lib/db/generated/enums.ts'
import { type Body, storedBodySchema } from '../articles/body/body.ts'
import { isRemoved } from '../articles/status.ts'
import { removalName, removalWording } from '../articles/take-down-reasons.ts'
import type { MediaById, MediaFileView, MediaView } from '../media/media-types.ts'
import { readMedia } from '../media/read-media.ts'
import { theContributor } from './contributor.ts'
import { declineReasonOf } from './decline-reasons.ts'
import { findContribution } from './find-contribution.ts'
import { type ReadMessage, readMessage } from './read-messages.ts'

/**
 * The article that came of a contribution, once it was public: its text while readers see it, else what became of it
 * (`standing`) and why.
 */
type ContributedArticle =
  | { id: number; isPublished: true; title: string; body: Body }
  | { id: number; isPublished: false; standing: string; wording: string }

/** What its contributor sees of a contribution. */
export type ContributionStatus = {
  id: number
  state: ContributionState
  /** Empty where `isWithheld`, as are the pen name, under which readers had it, and the text. */
  title: string
  penName: string
  authorship: string
  licence: string
  rulesVersion: number
  receivedAt: Date
  /** As it came. */
  body: Body
  /** Whether its article was public and is so no more: what readers must not see stands on no other page either, whose
   *  address may be passed on (条例 §15). */
  isWithheld: boolean
  /** Of the text and of the answers. */
  media: MediaById
  mediaIds: number[]
  steps: { at: Date; wording: string }[]
  messages: ReadMessage[]
  /** Why it was not taken. */
  declined: string | null
  article: ContributedArticle | null
  isWithdrawalAsked: boolean
}

/** The contribution of a receipt; null where there is none. */
export async function contributionByReceipt(receipt: string): Promise<ContributionStatus | null> {
  const found = await findContribution(receipt)
  if (!found) return null
  const { id, state, authorship, licence, receivedAt } = found
  const [rules, steps, rows, article] = await Promise.all([
    db().policy.findUniqueOrThrow({ where: { id: found.rulesId }, select: { version: true } }),
    db().contributionStep.findMany({ where: { contributionId: id }, orderBy: { id: 'asc' } }),
    db().contributionMessage.findMany({
      where: { contributionId: id },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    }),
    found.articleId === null ? null : articleOf(found.articleId),
  ])
  const messages = rows.map(readMessage)
  const isWithheld = article !== null && !article.isPublished
  const mediaIds = isWithheld ? [] : found.mediaIds
  return {
    ...{ id, state, authorship, licence, receivedAt, article, messages, isWithheld, mediaIds },
    rulesVersion: rules.version,
    title: isWithheld ? '' : found.title,
    penName: isWithheld ? '' : found.penName,
    body: isWithheld ? { type: 'doc', content: [] } : storedBodySchema.parse(found.body),
    media: await mediaFor(receipt, [...mediaIds, ...messages.flatMap(({ mediaIds }) => mediaIds)]),
    steps: steps.flatMap(({ at, publicWording }) =>
      publicWording === null ? [] : [{ at, wording: publicWording }],
    ),
    declined: declineReasonOf(found.declineReason)?.publicWording ?? null,
    isWithdrawalAsked: found.withdrawalAskedAt !== null,
  }
}

/** The addresses of his files carry the receipt, which opens them (lib/server/media-access.ts). One that the library had
 *  already is not called as the library calls it: that name is the editors'. */
async function mediaFor(receipt: string, ids: readonly number[]): Promise<MediaById> {
  const opened = (file: MediaFileView) => ({ ...file, address: `${file.address}?receipt=${receipt}` })
  const [media, own] = await Promise.all([
    readMedia(ids),
    db().media.findMany({
      where: { id: { in: [...ids] }, actor: theContributor.name },
      select: { id: true },
    }),
  ])
  const isOwn = new Set(own.map(({ id }) => id))
  const nameOf = ({ id, name }: MediaView) =>
    isOwn.has(id) ? name : `投稿文件 ${ids.indexOf(id) + 1}${extname(name)}`
  return new Map(
    [...media].map(([id, view]) => [
      id,
      {
        ...view,
        name: nameOf(view),
        original: view.original && opened(view.original),
        renditions: view.renditions.map(opened),
      },
    ]),
  )
}

/** What is being edited is the editors' alone. */
async function articleOf(id: number): Promise<ContributedArticle | null> {
  const { status, title, body } = await db().article.findUniqueOrThrow({
    where: { id },
    select: { status: true, title: true, body: true },
  })
  if (status === 'published') return { id, isPublished: true, title, body: storedBodySchema.parse(body) }
  if (!isRemoved(status)) return null
  const takedown = await db().takedown.findFirst({
    where: { articleId: id, restoredAt: null },
    select: { reason: true, isSuspension: true },
  })
  // Two looks are two moments: it is about to be restored.
  if (!takedown) return { id, isPublished: false, standing: '已停止展示', wording: '文章已停止展示。' }
  const [standing, wording] = [removalName(takedown), removalWording(takedown)]
  return { id, isPublished: false, standing, wording }
}
