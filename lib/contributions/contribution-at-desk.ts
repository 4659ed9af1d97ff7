import { db } from '#lib/db/client.ts'
import type { ContributionStep } from '#lib/db/generated/client.ts'
import type { ArticleStatus, ContributionState } from '#lib/db/generated/enums.ts'
import type { Editor } from '../actors/editor.ts'
import { type Body, storedBodySchema } from '../articles/body/body.ts'
import { unmarkedText } from '../articles/body/plain-text.ts'
import { permit } from '../editors/permissions.ts'
import type { MediaById } from '../media/media-types.ts'
import { readMedia } from '../media/read-media.ts'
import { findNearDuplicates, type NearDuplicate } from '../near-duplicates/find-near-duplicates.ts'
import type { RemovedBefore } from '../near-duplicates/removed-before.ts'
import { withoutIdentities } from '../parties/without-identities.ts'
import { withoutReceipts } from '../receipts/without-receipts.ts'
import { type ContributorRecord, contributorRecord } from './contributor-record.ts'
import { type FoundPassages, findPassages } from './found-passages.ts'
import { type ReadMessage, readMessage } from './read-messages.ts'
import { removedForContribution } from './removed-for-contribution.ts'
import { type SameContribution, sameContributions } from './same-contributions.ts'

/** A contribution as an editor sees it, and what is known beside it. Who its contributor is, is not among it. */
export type DeskContribution = {
  id: number
  version: number
  state: ContributionState
  title: string
  penName: string
  body: Body
  media: MediaById
  mediaIds: number[]
  authorship: string
  licence: string
  rulesVersion: number
  receivedAt: Date
  declineReason: string | null
  withdrawalAskedAt: Date | null
  /** Whose identity it is; null once that was deleted. */
  partyId: string | null
  article: { id: number; version: number; status: ArticleStatus; title: string; body: Body } | null
  steps: Pick<ContributionStep, 'id' | 'at' | 'event' | 'actor' | 'reason'>[]
  messages: ReadMessage[]
}

/** What is known of a contribution's text and contributor. */
export type DeskFindings = {
  removed: RemovedBefore | null
  near: NearDuplicate[]
  passages: FoundPassages
  same: SameContribution[]
  record: ContributorRecord
}

/** @throws DomainError forbidden */
export async function readContribution(editor: Editor, id: number): Promise<DeskContribution | null> {
  permit(editor, 'contribution.read')
  const row = await db().contribution.findUnique({
    where: { id },
    include: {
      rules: { select: { version: true } },
      article: { select: { id: true, version: true, status: true, title: true, body: true } },
      steps: {
        orderBy: { id: 'asc' },
        select: { id: true, at: true, event: true, actor: true, reason: true },
      },
      messages: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
    },
  })
  if (!row) return null
  const { version, state, title, penName, authorship, licence, receivedAt, declineReason, partyId } = row
  const mask = await withoutIdentities(db(), [partyId])
  const messages = row.messages.map(readMessage).map((message) => ({
    ...message,
    text: message.text === null ? null : mask(withoutReceipts(message.text)),
  }))
  const mediaIds = [...new Set([...row.mediaIds, ...messages.flatMap((message) => message.mediaIds)])]
  return {
    ...{ id, version, state, title, penName, authorship, licence, receivedAt, declineReason, partyId },
    body: storedBodySchema.parse(row.body),
    media: await readMedia(mediaIds),
    mediaIds,
    rulesVersion: row.rules.version,
    withdrawalAskedAt: row.withdrawalAskedAt,
    article: row.article && { ...row.article, body: storedBodySchema.parse(row.article.body) },
    steps: row.steps,
    messages,
  }
}

/** What the portal finds about it: the archive, what was removed, other contributions, its contributor's record.
 *  @throws DomainError forbidden */
export async function findAboutContribution(editor: Editor, id: number): Promise<DeskFindings> {
  permit(editor, 'contribution.read')
  const row = await db().contribution.findUniqueOrThrow({ where: { id } })
  const words = unmarkedText(storedBodySchema.parse(row.body))
  const except = row.articleId ?? undefined
  const [removed, near, passages, same, record] = await Promise.all([
    removedForContribution(db(), row),
    findNearDuplicates(words, { except }),
    findPassages(words, { except }),
    sameContributions(db(), row),
    contributorRecord(db(), row.contributorKey, id),
  ])
  // Its own article, taken down later, is no reason against it.
  return { removed: removed?.articleId === row.articleId ? null : removed, near, passages, same, record }
}
