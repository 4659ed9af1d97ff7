import { expect, it } from 'vitest'
import { deleteDraft, undeleteDraft } from '#lib/articles/delete-draft.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { declineContribution } from '#lib/contributions/decline-contribution.ts'
import { withdrawContribution } from '#lib/contributions/withdraw-contribution.ts'
import { db } from '#lib/db/client.ts'
import { anEditor } from '../../support/cast.ts'
import { anAcceptedContribution, seenContribution } from '../../support/contribution-cast.ts'

// Purpose: what was made of a contribution that has ended never reaches readers, whatever happens in the same moment.

const seenArticle = async (id: number) => {
  const { version, status } = await db().article.findUniqueOrThrow({ where: { id } })
  return { seen: { id, version }, status }
}
const stateOf = async (id: number) => (await db().contribution.findUniqueOrThrow({ where: { id } })).state

it('the draft of one that was withdrawn or declined is published by nobody', async () => {
  const editor = await anEditor()
  const [withdrawn, declined] = [await anAcceptedContribution(), await anAcceptedContribution()]
  await withdrawContribution(withdrawn.receipt)
  await declineContribution(editor, { ...(await seenContribution(declined.id)), reason: 'authorship' })
  for (const { id: contributionId, articleId } of [withdrawn, declined]) {
    await expect(undeleteDraft(editor, (await seenArticle(articleId)).seen)).rejects.toMatchObject({
      code: 'wrong-state',
    })
    // As one stands that was brought back before that was refused.
    await db().article.update({ where: { id: articleId }, data: { status: 'draft' } })
    const { seen } = await seenArticle(articleId)
    await expect(publishArticle(editor, seen)).rejects.toMatchObject({
      ...{ code: 'wrong-state', message: expect.stringContaining('不能发布'), details: { contributionId } },
    })
    expect(await seenArticle(articleId)).toEqual({ seen, status: 'draft' })
  }
})

it('one that is withdrawn while its draft is published or brought back is either out and asked for, or gone', async () => {
  const editor = await anEditor()
  for (let round = 0; round < 4; round += 1) {
    const [drafted, deleted] = [await anAcceptedContribution(), await anAcceptedContribution()]
    await deleteDraft(editor, (await seenArticle(deleted.articleId)).seen)
    await Promise.allSettled([
      publishArticle(editor, (await seenArticle(drafted.articleId)).seen),
      withdrawContribution(drafted.receipt),
      undeleteDraft(editor, (await seenArticle(deleted.articleId)).seen),
      withdrawContribution(deleted.receipt),
    ])
    const { status } = await seenArticle(drafted.articleId)
    expect([status, await stateOf(drafted.id)]).toEqual(
      status === 'published' ? ['published', 'accepted'] : ['deleted', 'withdrawn'],
    )
    expect([(await seenArticle(deleted.articleId)).status, await stateOf(deleted.id)]).toEqual([
      ...['deleted', 'withdrawn'],
    ])
  }
})
