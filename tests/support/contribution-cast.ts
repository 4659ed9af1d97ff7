import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publishArticle } from '#lib/articles/publish.ts'
import { acceptContribution } from '#lib/contributions/accept-contribution.ts'
import { askContributor } from '#lib/contributions/ask-contributor.ts'
import type { ContributionState } from '#lib/contributions/contribution-states.ts'
import { declineContribution } from '#lib/contributions/decline-contribution.ts'
import { type Submission, submitContribution } from '#lib/contributions/submit-contribution.ts'
import { withdrawContribution } from '#lib/contributions/withdraw-contribution.ts'
import { db } from '#lib/db/client.ts'
import { aCity, anEditor, type Seen } from './cast.ts'

/** A contributor of Lecong and what he sends. */

export const CONTRIBUTOR = { name: '罗绮雯', email: 'luo.qiwen@example.cn', phone: '138 0013 8000' }

export const STORY = [
  '水乡的早晨从龙舟鼓开始，我跟着爷爷到河涌边看人洗船。',
  '洗船的人说，一条老龙舟要几十双手才抬得起来，年年如此，从不间断。',
  '等太阳升过榕树梢，鼓声停了，河面上只剩下橹声和孩子们的笑声。',
]

/** The rules that are in force. */
export async function theRules(version = 1): Promise<{ id: number; version: number }> {
  const known = await db().policy.findFirst({ where: { kind: 'contribution_rules', version } })
  if (known) return known
  const about = { text: '稿件应当由本人创作。', note: '第一版', actor: '系统' }
  return db().policy.create({ data: { kind: 'contribution_rules', version, ...about } })
}

/** What the form holds. */
export function contributedFields(changes: Record<string, string> = {}): Record<string, string> {
  return {
    ...{ title: '龙舟鼓响', penName: '榕树下', ...CONTRIBUTOR },
    ...{ authorship: 'own', licence: 'site', rulesVersion: '1', consent: 'yes' },
    ...changes,
  }
}

export function aSubmission({
  fields = {},
  ...changes
}: Partial<Omit<Submission, 'fields'>> & { fields?: Record<string, string> } = {}): Submission {
  const nothing = { html: '', pictures: [], attachments: [], storing: () => {} }
  return {
    key: randomUUID(),
    text: STORY.join('\n'),
    ...nothing,
    fields: contributedFields(fields),
    ...changes,
  }
}

export type Sent = { id: number; receipt: string }

/** A contribution that waits for the editors. */
export async function aContribution(changes: Parameters<typeof aSubmission>[0] = {}): Promise<Sent> {
  await theRules()
  return submitContribution(aSubmission(changes))
}

/** A file of a form, on disk. */
export async function aGivenFile(name: string, bytes: Uint8Array): Promise<{ name: string; path: string }> {
  const path = join(tmpdir(), `contributed-${randomUUID()}`)
  await writeFile(path, bytes)
  return { name, path }
}

/** The row as an editor sees it now. */
export async function seenContribution(id: number): Promise<Seen> {
  const { version } = await db().contribution.findUniqueOrThrow({ where: { id } })
  return { id, version }
}

/** A contribution that is accepted, with the draft that was made of it. */
export async function anAcceptedContribution(
  changes: Parameters<typeof aSubmission>[0] = {},
): Promise<Sent & { articleId: number }> {
  const sent = await aContribution(changes)
  const place = { cityId: (await aCity()).id, columnId: null }
  const accepted = await acceptContribution(await anEditor(), {
    ...(await seenContribution(sent.id)),
    ...place,
  })
  return { ...sent, ...accepted }
}

/** One whose article readers see. */
export async function aPublishedContribution(
  changes: Parameters<typeof aSubmission>[0] = {},
): Promise<Sent & { articleId: number; version: number }> {
  const accepted = await anAcceptedContribution(changes)
  const { version } = await publishArticle(await anEditor(), { id: accepted.articleId, version: 1 })
  return { ...accepted, version }
}

/** How a contribution comes into each state. */
export const inContributionState: Record<ContributionState, () => Promise<Sent>> = {
  received: aContribution,
  need_info: async () => {
    const sent = await aContribution()
    await askContributor(await anEditor(), {
      ...(await seenContribution(sent.id)),
      question: '照片是谁拍的？',
    })
    return sent
  },
  accepted: anAcceptedContribution,
  declined: async () => {
    const sent = await aContribution()
    await declineContribution(await anEditor(), { ...(await seenContribution(sent.id)), reason: 'quality' })
    return sent
  },
  withdrawn: async () => {
    const sent = await aContribution()
    await withdrawContribution(sent.receipt)
    return sent
  },
}
