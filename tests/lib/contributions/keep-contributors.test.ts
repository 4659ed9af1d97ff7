import { expect, it } from 'vitest'
import { deleteDraft, undeleteDraft } from '#lib/articles/delete-draft.ts'
import { readPublished } from '#lib/articles/published.ts'
import { saveDraft } from '#lib/articles/save-draft.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { askContributor } from '#lib/contributions/ask-contributor.ts'
import { readContribution } from '#lib/contributions/contribution-at-desk.ts'
import { contributionByReceipt } from '#lib/contributions/contribution-by-receipt.ts'
import { proofsOfContribution } from '#lib/contributions/contributor-proofs.ts'
import { declineContribution } from '#lib/contributions/decline-contribution.ts'
import { forgetContributions } from '#lib/contributions/forget-contributions.ts'
import { forgetContributors } from '#lib/contributions/forget-contributors.ts'
import { keepContributors } from '#lib/contributions/keep-contributors.ts'
import { openContributor } from '#lib/contributions/open-contributor.ts'
import { withdrawContribution } from '#lib/contributions/withdraw-contribution.ts'
import { db } from '#lib/db/client.ts'
import { deleteExpiredIdentities } from '#lib/parties/delete-expired-identities.ts'
import { LEFT_OUT } from '#lib/parties/without-identities.ts'
import { aChiefEditor, anAdmin, anEditor, aReportsContent, aVisitingStudent } from '../../support/cast.ts'
import {
  aContribution,
  aGivenFile,
  anAcceptedContribution,
  aPublishedContribution,
  CONTRIBUTOR,
  STORY,
  seenContribution,
} from '../../support/contribution-cast.ts'
import { aPng } from '../../support/media-files.ts'

// Purpose: who contributed is known as long as a notice may have to be forwarded to him, and no longer.

const untilOf = async (id: number) => {
  const { partyId } = await db().contribution.findUniqueOrThrow({ where: { id } })
  return (await db().party.findUniqueOrThrow({ where: { id: partyId ?? '' } })).until.getTime()
}
const soon = () => db().party.updateMany({ data: { until: new Date(Date.now() + 86_400_000) } })
const past = () => db().party.updateMany({ data: { until: new Date(Date.now() - 1_000) } })
const inMonths = (months: number) => new Date().setMonth(new Date().getMonth() + months)

it('an open contribution and a published article keep it; a removed one and a withdrawn one do not', async () => {
  const open = await aContribution()
  const published = await aPublishedContribution({ fields: { title: '已发布' } })
  const removed = await aPublishedContribution({ fields: { title: '已下架' } })
  const withdrawn = await aContribution({ fields: { title: '撤回' } })
  const { articleId: id, version } = removed
  await takeDownArticle(await aChiefEditor(), { id, version, reason: 'reputation', note: '来函' })
  await withdrawContribution(withdrawn.receipt)
  await soon()
  expect(await keepContributors()).toBe(2)
  for (const kept of [open, published]) expect(await untilOf(kept.id)).toBeGreaterThan(inMonths(35))
  for (const ending of [removed, withdrawn]) expect(await untilOf(ending.id)).toBeLessThan(inMonths(1))
  expect(await keepContributors(), 'a second run finds nothing to do').toBe(0)
})

it('a withdrawal lets the period begin anew', async () => {
  const { id, receipt } = await aContribution()
  await soon()
  await withdrawContribution(receipt)
  expect(await untilOf(id)).toBeGreaterThan(inMonths(35))
})

it('what the sides wrote is shown at the desk without who its contributor is', async () => {
  const { id } = await aContribution()
  const question = `${CONTRIBUTOR.name}您好，照片是谁拍的？`
  await askContributor(await anEditor(), { ...(await seenContribution(id)), question })
  const told = JSON.stringify((await readContribution(await anEditor(), id))?.messages)
  expect(told).toContain('照片是谁拍的')
  expect(told).toContain(LEFT_OUT)
  expect(told).not.toContain(CONTRIBUTOR.name)
})

it('what has expired leaves the contribution, without the words of its letters', async () => {
  const { id, receipt } = await aContribution()
  await askContributor(await anEditor(), {
    ...(await seenContribution(id)),
    question: '罗绮雯您好，照片是谁拍的？',
  })
  await past()
  expect(await deleteExpiredIdentities(), 'it is open').toMatchObject({ parties: 0 })
  await withdrawContribution(receipt)
  await past()
  await deleteExpiredIdentities()
  expect([await forgetContributors(), await forgetContributors()]).toEqual([1, 0])
  expect(await contributionByReceipt(receipt)).toMatchObject({ id, messages: [{ text: null }] })
  await expect(openContributor(await anAdmin(), id, '核实内容')).rejects.toMatchObject({ code: 'gone' })
  expect(await proofsOfContribution(await anAdmin(), id)).toEqual([])
})

it('what was not taken is deleted with its files when its contributor is forgotten and its time is over', async () => {
  const pictures = [await aGivenFile('船.png', await aPng())]
  const [{ id, receipt }, kept] = [await aContribution({ pictures }), await aPublishedContribution()]
  await withdrawContribution(receipt)
  await past()
  await deleteExpiredIdentities()
  await forgetContributors()
  expect(await forgetContributions(), 'its time is not over').toEqual({ contributions: 0, drafts: 0 })
  await db().contribution.updateMany({ data: { closedAt: new Date(inMonths(-37)) }, where: { id } })
  expect(await forgetContributions()).toEqual({ contributions: 1, drafts: 0 })
  expect(await forgetContributions()).toEqual({ contributions: 0, drafts: 0 })
  const found = await contributionByReceipt(receipt)
  expect(found).toMatchObject({
    title: '（已按保存期限删除）',
    penName: '（已按保存期限删除）',
    mediaIds: [],
  })
  expect(JSON.stringify(found?.body)).not.toContain(STORY[0])
  expect(await db().media.findMany({ where: { deletedAt: null } })).toEqual([])
  expect(await db().contribution.findUnique({ where: { id: kept.id } })).toMatchObject({ title: '龙舟鼓响' })
})

/** Everything that the database still says of a text, whatever its table is called. */
async function tablesSaying(words: string): Promise<string[]> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT LIKE '\\_%' ORDER BY 1`
  const asked = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name WHERE EXISTS (SELECT FROM "${name}" AS one WHERE strpos(one::text, $1) > 0)`,
  )
  const found = await db().$queryRawUnsafe<{ name: string }[]>(asked.join(' UNION ALL '), words)
  return found.map(({ name }) => name)
}

/** The draft that an editor made of it says the same as the contribution, and shows its pictures. */
it('so is the draft that was made of what is not taken after all, in each of its versions', async () => {
  const rare = '鹭洲'
  const fields = { title: `${rare}晨渡`, penName: `${rare}客` }
  const given = {
    fields,
    text: `${rare}的渡船清早开航。`,
    pictures: [await aGivenFile('船.png', await aPng())],
  }
  const [declined, published] = [await anAcceptedContribution(given), await aPublishedContribution()]
  const editor = await anEditor()
  const { articleId: id } = declined
  const { body } = await db().article.findUniqueOrThrow({ where: { id } })
  const content = { ...(await aReportsContent()), title: `${rare}晨渡（二）`, author: `${rare}客`, body }
  await saveDraft(editor, { id, version: 1, origin: 'contribution', ...content })
  await db().keptText.create({
    data: {
      ...{
        articleId: id,
        kind: 'autosave',
        editorName: '陈',
        version: 1,
        content,
        note: rare,
        characters: 2,
      },
      ...{ device: 'Windows 上的 Chrome', savedAt: new Date() },
    },
  })
  await declineContribution(editor, { ...(await seenContribution(declined.id)), reason: 'quality' })
  const { version } = await db().article.findUniqueOrThrow({ where: { id } })
  await expect(undeleteDraft(await aChiefEditor(), { id, version })).rejects.toMatchObject({
    ...{ code: 'wrong-state', message: '这份草稿来自投稿，编辑部已经决定不采用，不能恢复。' },
  })
  expect(await tablesSaying(rare)).toEqual(expect.arrayContaining(['article', 'kept_text', 'revision']))

  await past()
  await deleteExpiredIdentities()
  await forgetContributors()
  const where = { id: declined.id }
  await db().contribution.updateMany({ data: { closedAt: new Date(inMonths(-37)) }, where })
  expect(await forgetContributions()).toEqual({ contributions: 1, drafts: 1 })
  expect(await forgetContributions()).toEqual({ contributions: 0, drafts: 0 })
  expect(await tablesSaying(rare)).toEqual([])
  expect(await db().article.findUnique({ where: { id } })).toMatchObject({
    ...{ status: 'deleted', title: '（已按保存期限删除）', author: null },
  })
  expect(await db().media.count({ where: { deletedAt: null } }), 'its picture goes, too').toBe(0)
  expect(await db().auditEntry.count({ where: { event: 'draft_forgotten', articleId: id } })).toBe(1)
  expect(await readPublished(published.articleId)).toMatchObject({ article: { title: '龙舟鼓响' } })
})

it('so is one that was accepted, whose draft an editor has deleted', async () => {
  const rare = '鹭洲'
  const { id, articleId } = await anAcceptedContribution({ text: `${rare}的渡船清早开航。` })
  await deleteDraft(await anEditor(), { id: articleId, version: 1 })
  await past()
  await deleteExpiredIdentities()
  await forgetContributors()
  expect(await forgetContributions(), 'its time is not over').toEqual({ contributions: 0, drafts: 0 })
  const where = { id: articleId }
  await db().article.update({ where, data: { changedAt: new Date(inMonths(-37)) } })
  expect(await forgetContributions()).toEqual({ contributions: 1, drafts: 1 })
  expect(await forgetContributions()).toEqual({ contributions: 0, drafts: 0 })
  expect(await tablesSaying(rare)).toEqual([])
  const open = await aPublishedContribution({ text: `${rare}的渡船清早开航。` })
  const nothing = { type: 'doc', content: [{ type: 'paragraph' }] }
  const blanked = { partyId: null, mediaIds: [], body: nothing }
  await expect(db().contribution.update({ where: { id: open.id }, data: blanked })).rejects.toThrow()
  expect(await tablesSaying(rare), 'what readers see stays').toContain('contribution')
  expect(await db().contribution.findUnique({ where: { id } })).toMatchObject({ state: 'accepted' })
})

it('is opened by who may, with a reason, on record', async () => {
  const { id } = await aContribution()
  await expect(openContributor(await aVisitingStudent(), id, '核实内容')).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(openContributor(await anAdmin(), id, '')).rejects.toMatchObject({ code: 'invalid-input' })
  expect(await openContributor(await anAdmin(), id, '核实内容')).toMatchObject(CONTRIBUTOR)
  expect(await db().auditEntry.findFirst({ where: { event: 'identity_opened' } })).toMatchObject({
    details: { why: '核实内容', role: 'contributor', contributionId: id },
  })
})
