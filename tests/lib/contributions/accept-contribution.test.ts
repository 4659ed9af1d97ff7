import { describe, expect, it } from 'vitest'
import { deleteDraft } from '#lib/articles/delete-draft.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { restore, restoreArticle } from '#lib/articles/restore.ts'
import { submitForReview } from '#lib/articles/review/submit-for-review.ts'
import { saveDraft } from '#lib/articles/save-draft.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { SUSPENDED_WORDING } from '#lib/articles/take-down-reasons.ts'
import { blockByOrder } from '#lib/cases/block-by-order.ts'
import { removeCase } from '#lib/cases/remove-case.ts'
import { restoreCase } from '#lib/cases/restore-case.ts'
import { acceptContribution } from '#lib/contributions/accept-contribution.ts'
import { answerWithdrawal } from '#lib/contributions/answer-withdrawal.ts'
import { findAboutContribution, readContribution } from '#lib/contributions/contribution-at-desk.ts'
import { contributionByReceipt } from '#lib/contributions/contribution-by-receipt.ts'
import { declineContribution } from '#lib/contributions/decline-contribution.ts'
import { countWaitingContributions, listContributions } from '#lib/contributions/list-contributions.ts'
import { originalOfArticle } from '#lib/contributions/original-of-article.ts'
import { tellPublication } from '#lib/contributions/tell-publication.ts'
import { withdrawContribution } from '#lib/contributions/withdraw-contribution.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { aNotice, anAcceptedCase, seenCase } from '../../support/case-cast.ts'
import {
  aBody,
  aChiefEditor,
  aCity,
  aFederationReport,
  anAdmin,
  anEditor,
  aReportsContent,
  aSystem,
} from '../../support/cast.ts'
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

const place = async () => ({ cityId: (await aCity()).id, columnId: null })
const accepting = async ({ id }: { id: number }) =>
  acceptContribution(await anEditor(), { ...(await seenContribution(id)), ...(await place()) })

/** The contributor's story as an article that is there already. */
const theStory = (changes: Record<string, unknown> = {}) =>
  aFederationReport({ title: '鼓声', body: aBody(...STORY), ...changes })

/** A case of copyright in which an article was taken down. */
async function takenDownInCase(seen: { id: number; version: number }): Promise<number> {
  const { id: caseId } = await db().rightsCase.create({
    data: {
      ...{ kind: 'copyright', demand: 'delete', isTruthStated: true, claimSealed: '-', receiptSealed: '-' },
      receiptHash: new Uint8Array([seen.id]),
    },
  })
  await takeDownArticle(await aChiefEditor(), { ...seen, reason: 'copyright', note: '权利人通知' })
  await db().takedown.updateMany({ where: { articleId: seen.id }, data: { caseId } })
  return caseId
}

describe('an accepted contribution', () => {
  it('becomes a draft with its text, its files and its author’s name, the original beside it', async () => {
    const pictures = [await aGivenFile('船.png', await aPng())]
    const sent = await aContribution({ pictures })
    const { articleId } = await accepting(sent)
    const article = await db().article.findUniqueOrThrow({
      where: { id: articleId },
      include: { media: true },
    })
    const { mediaIds, body } = await db().contribution.findUniqueOrThrow({ where: { id: sent.id } })
    expect(article).toMatchObject({
      ...{ status: 'draft', origin: 'contribution', title: '龙舟鼓响', author: '榕树下', body },
      media: mediaIds.map((mediaId) => ({ mediaId, place: 'draft' })),
    })
    expect(await originalOfArticle(await anEditor(), articleId)).toMatchObject({
      ...{ contributionId: sent.id, title: '龙舟鼓响', penName: '榕树下' },
    })
  })

  it('is told to its contributor at each change that readers see, once', async () => {
    const { articleId, receipt, version } = await aPublishedContribution()
    const wordings = async () => (await contributionByReceipt(receipt))?.steps.map(({ wording }) => wording)
    await tellPublication(articleId)
    await tellPublication(articleId)
    expect((await wordings())?.slice(2)).toEqual(['文章已发布。'])
    const chief = await aChiefEditor()
    const removal = { reason: 'reputation', note: '来函' }
    const down = await takeDownArticle(chief, { id: articleId, version, ...removal })
    await tellPublication(articleId)
    await tellPublication(articleId)
    expect((await wordings())?.slice(3)).toEqual([expect.stringMatching(/^文章已停止展示。.*名誉权/)])
    await restoreArticle(chief, { id: articleId, version: down.version, note: '核实无误' })
    await tellPublication(articleId)
    expect((await wordings())?.slice(4)).toEqual(['文章已恢复展示。'])
    // What a case does its own letters tell him.
    const letters = () => db().mail.count({ where: { purpose: 'contribution_letter' } })
    const written = await letters()
    const { caseId } = await anAcceptedCase([articleId])
    await tellPublication(articleId)
    const article = async () => (await contributionByReceipt(receipt))?.article
    const suspended = { standing: '暂停展示', wording: SUSPENDED_WORDING }
    expect(await article()).toMatchObject(suspended)
    await restoreCase(chief, { ...(await seenCase(caseId)), note: '核实无误' })
    await tellPublication(articleId)
    expect((await wordings())?.slice(5)).toEqual([`文章暂停展示。${SUSPENDED_WORDING}`, '文章已恢复展示。'])
    expect(await letters()).toBe(written)
    // But of a report about two contributions it writes to neither contributor.
    const other = await aPublishedContribution()
    await tellPublication(other.articleId)
    const before = await letters()
    const both = [articleId, other.articleId]
    const of = await anAcceptedCase(both, { kind: 'illegal_content' })
    expect(await db().caseMessage.count({ where: { caseId: of.caseId, side: 'contributor' } })).toBe(0)
    for (const id of both) await tellPublication(id)
    expect(await letters()).toBe(before + 2)
    await restoreCase(chief, { ...(await seenCase(of.caseId)), note: '核实无误' })
    for (const id of both) await tellPublication(id)
    expect(await letters()).toBe(before + 4)
    expect((await wordings())?.at(-1)).toBe('文章已恢复展示。')
    expect(await db().mail.count({ where: { subject: { contains: '恢复展示' } } })).toBe(3)
    // Nor where an order came before the acceptance, of several contributions.
    const ordered = await aNotice(both)
    const order = { reference: '市网信办 2026-11', note: '决定书' }
    await blockByOrder(await anAdmin(), { ...(await seenCase(ordered.caseId)), ...order })
    for (const id of both) await tellPublication(id)
    expect(await letters()).toBe(before + 6)
    expect(await article()).toMatchObject({ standing: '已停止提供' })
  })

  it('has its job sent with each of them, and no other article has', async () => {
    const count = async () => {
      const jobs = await db().$queryRaw<{ data: unknown }[]>`
        SELECT data FROM pgboss.job WHERE name = 'tell-contributor'`
      return jobs.map(({ data }) => data)
    }
    await aFederationReport()
    expect(await count()).toEqual([])
    const { articleId } = await aPublishedContribution()
    expect(await count()).toEqual([{ articleId }])
  })

  it('that was suspended by a case which writes to nobody is told to have been removed, once', async () => {
    const [one, two] = [await aPublishedContribution(), await aPublishedContribution()]
    await tellPublication(one.articleId)
    const both = [one.articleId, two.articleId]
    const { caseId } = await anAcceptedCase(both, { kind: 'illegal_content' })
    await tellPublication(one.articleId)
    const letters = () => db().mail.count({ where: { purpose: 'contribution_letter' } })
    const before = await letters()
    await removeCase(await aChiefEditor(), { ...(await seenCase(caseId)), note: '属实' })
    for (const _ of ['told', 'not twice']) await tellPublication(one.articleId)
    const shown = await contributionByReceipt(one.receipt)
    expect(shown?.steps.slice(3).map(({ wording }) => wording)).toEqual([
      `文章暂停展示。${SUSPENDED_WORDING}`,
      expect.stringMatching(/^文章已停止展示。因内容不符合法律法规的规定/),
    ])
    expect(shown?.article).toMatchObject({ standing: '已下架' })
    expect(await letters()).toBe(before + 1)
  })

  it('shows its contributor the edited text while readers see it, and at no other time', async () => {
    const { receipt, articleId } = await anAcceptedContribution()
    const article = async () => (await contributionByReceipt(receipt))?.article
    expect(await article()).toBeNull()
    const { version } = await publishArticle(await anEditor(), { id: articleId, version: 1 })
    expect(await article()).toMatchObject({ id: articleId, isPublished: true, title: '龙舟鼓响' })
    const removal = { reason: 'copyright', note: '来函' }
    await takeDownArticle(await aChiefEditor(), { id: articleId, version, ...removal })
    expect(await article()).toEqual({
      id: articleId,
      isPublished: false,
      standing: '已下架',
      wording: expect.stringContaining('著作权'),
    })
  })

  it('can be declined later, with its draft, but not once readers have seen the article', async () => {
    const { id, articleId } = await anAcceptedContribution()
    await declineContribution(await anEditor(), { ...(await seenContribution(id)), reason: 'unverified' })
    expect(await db().article.findUniqueOrThrow({ where: { id: articleId } })).toMatchObject({
      status: 'deleted',
    })
    const published = await aPublishedContribution({ fields: { title: '另一篇' } })
    const seen = await seenContribution(published.id)
    await expect(
      declineContribution(await anEditor(), { ...seen, reason: 'unverified' }),
    ).rejects.toMatchObject({ code: 'wrong-state', message: expect.stringContaining('下架文章') })
  })

  it('can be withdrawn although an editor has deleted its draft', async () => {
    const { receipt, articleId } = await anAcceptedContribution()
    await deleteDraft(await anEditor(), { id: articleId, version: 1 })
    expect(await withdrawContribution(receipt)).toBe('withdrawn')
  })

  it('can be withdrawn while its text is in review, which ends with it', async () => {
    const { receipt, articleId } = await anAcceptedContribution()
    await submitForReview(await anEditor(), { id: articleId, version: 1, note: '' })
    expect(await withdrawContribution(receipt)).toBe('withdrawn')
    const events = await db().auditEntry.findMany({ where: { articleId }, orderBy: { id: 'asc' } })
    expect(events.map(({ event, actor }) => `${event} ${actor}`).slice(-2)).toEqual([
      ...['article_returned 投稿人', 'article_deleted 投稿人'],
    ])
  })

  it('once published is withdrawn by editors alone: the wish waits in the queue, once', async () => {
    const { id, receipt } = await aPublishedContribution()
    const editor = await anEditor()
    expect([await withdrawContribution(receipt), await withdrawContribution(receipt)]).toEqual([
      'asked',
      'asked',
    ])
    expect((await listContributions(editor, { tab: 'withdrawal' })).items).toMatchObject([{ id }])
    expect(await countWaitingContributions(editor)).toMatchObject({ number: 1 })
    const asked = await db().contributionStep.count({ where: { event: 'contribution_withdrawal_asked' } })
    expect(asked).toBe(1)
  })
})

describe('a wish to withdraw what is published', () => {
  it('is granted with the removal, by who may take down, in one act', async () => {
    const { id, receipt, articleId } = await aPublishedContribution()
    await withdrawContribution(receipt)
    const answer = async () => ({ ...(await seenContribution(id)), note: '同意撤下。', isGranted: true })
    await expect(answerWithdrawal(await anEditor(), await answer())).rejects.toMatchObject({
      code: 'forbidden',
    })
    await answerWithdrawal(await aChiefEditor(), await answer())
    expect(await db().article.findUniqueOrThrow({ where: { id: articleId } })).toMatchObject({
      status: 'taken_down',
    })
    expect(await contributionByReceipt(receipt)).toMatchObject({
      ...{
        isWithdrawalAsked: false,
        article: { isPublished: false, wording: '应投稿人的要求，本文已下架。' },
      },
      messages: [{ text: '同意撤下。' }],
    })
  })
})

describe('a text that was removed', () => {
  it('in a case is marked in the queue and refused with the number of the case', async () => {
    const article = await theStory()
    const caseId = await takenDownInCase(article)
    const sent = await aContribution()
    const { items } = await listContributions(await anEditor(), { tab: 'received' })
    expect(items).toMatchObject([
      { id: sent.id, removed: { articleId: article.id, caseId, reason: 'copyright' } },
    ])
    await expect(accepting(sent)).rejects.toMatchObject({
      code: 'duplicate',
      message: expect.stringContaining('C-0001'),
      details: { articleId: article.id, caseId },
    })
    expect(await db().contribution.findFirst()).toMatchObject({ state: 'received', articleId: null })
  })

  it('by an order is refused, too; by an editor’s own decision it is only marked', async () => {
    const chief = await aChiefEditor()
    const ordered = await theStory()
    await takeDownArticle(chief, { ...ordered, reason: 'legal_order', note: '来函' })
    await expect(accepting(await aContribution())).rejects.toMatchObject({ code: 'duplicate' })
    await db().takedown.updateMany({ data: { reason: 'editorial_error' } })
    const sent = await aContribution({ fields: { title: '再投' } })
    expect((await findAboutContribution(chief, sent.id)).removed).toMatchObject({ articleId: ordered.id })
    await expect(accepting(sent)).resolves.toMatchObject({ articleId: expect.any(Number) })
  })

  it('in a case is refused when its contributor sends it again, however the editors had changed it', async () => {
    const { articleId } = await anAcceptedContribution()
    const body = aBody('编辑部改写了全文，只留下一句，与原来的稿件不再相像。')
    const content = await aReportsContent({ body, sourceName: null, sourceUrl: null })
    const edited = await saveDraft(await anEditor(), { id: articleId, version: 1, ...content })
    const caseId = await takenDownInCase(await publishArticle(await anEditor(), edited))
    const again = await aContribution({ fields: { title: '又投一次', penName: '别人' } })
    expect((await findAboutContribution(await anEditor(), again.id)).removed).toMatchObject({ articleId })
    await expect(accepting(again)).rejects.toMatchObject({
      code: 'duplicate',
      details: { articleId, caseId },
    })
    const other = await aContribution({ text: '完全不同的一篇，说的是镇上新开的图书馆。' })
    await expect(accepting(other)).resolves.toMatchObject({ articleId: expect.any(Number) })
  })

  it('and brought back is no bar', async () => {
    const article = await theStory()
    await takenDownInCase(article)
    const seen = { id: article.id, version: article.version + 1 }
    await transaction((tx) => restore(tx, aSystem, seen, { note: '反通知成立' }))
    await expect(accepting(await aContribution())).resolves.toMatchObject({ articleId: expect.any(Number) })
  })
})

describe('what is found about a contribution', () => {
  const about = async ({ id }: { id: number }) => findAboutContribution(await anEditor(), id)

  it('names the articles that read nearly the same, and its own is none of them', async () => {
    const article = await theStory()
    const { near } = await about(await aContribution())
    expect(near).toMatchObject([{ articleId: article.id, distance: 0 }])
    const accepted = await anAcceptedContribution({ fields: { title: '又一篇' } })
    const found = await about(accepted)
    expect(found.near.map(({ articleId }) => articleId)).toEqual([article.id])
  })

  it('says which sentences stand where, whatever their marks, and leaves out short and deleted ones', async () => {
    const other = await aFederationReport({
      body: aBody('本报讯。', `记者问起，${STORY[1]?.replaceAll('，', ',')}`, '完。'),
    })
    const copied = await aContribution({
      text: [STORY[0], '洗船的人说,一条老龙舟要几十双手才抬得起来,年年如此,从不间断！'].join('\n'),
    })
    const whole = await aFederationReport({ title: '洗船', body: aBody(STORY[1] ?? '', '别的话也有一些。') })
    const { passages } = await about(copied)
    expect(passages).toMatchObject({ asked: 2, found: 1 })
    expect(passages.articles.map(({ articleId }) => articleId).sort()).toEqual([other.id, whole.id].sort())
    expect(passages.articles[0]?.sentences).toEqual([
      '洗船的人说,一条老龙舟要几十双手才抬得起来,年年如此,从不间断！',
    ])
  })

  it('tells the same text sent twice, and by whom only whether it was the same contact', async () => {
    const first = await aContribution()
    const again = await aContribution()
    const other = await aContribution({ fields: { title: '别题', email: 'other@example.cn' } })
    expect((await about(again)).same).toMatchObject([
      { id: other.id, isSame: false, bySame: false },
      { id: first.id, isSame: true, bySame: true },
    ])
    expect(
      (await listContributions(await anEditor(), { tab: 'received' })).items.map(({ repeats }) => repeats),
    ).toEqual([...[true, true, false]])
  })

  it('counts what its contributor sent before and what became of it, complaints included', async () => {
    const published = await aPublishedContribution()
    const declined = await aContribution()
    await declineContribution(await anEditor(), {
      ...(await seenContribution(declined.id)),
      reason: 'quality',
    })
    await aContribution({ fields: { email: 'other@example.cn', phone: '' } })
    for (const outcome of ['removed', 'restored'] as const)
      await db().rightsCase.create({
        data: {
          ...{
            kind: 'copyright',
            demand: 'delete',
            isTruthStated: true,
            claimSealed: '-',
            receiptSealed: '-',
          },
          ...{ contributionId: published.id, state: 'closed', outcome, closedAt: new Date() },
          receiptHash: new TextEncoder().encode(outcome),
        },
      })
    const { record } = await about(await aContribution())
    expect(record).toEqual({
      contributions: 2,
      accepted: 1,
      declined: 1,
      withdrawn: 0,
      complaints: 2,
      upheld: 1,
    })
  })

  it('and what the desk reads hold no contact', async () => {
    const sent = await aContribution()
    const shown = [await readContribution(await anEditor(), sent.id), await about(sent)]
    const text = JSON.stringify(shown, (_, value) => (typeof value === 'bigint' ? String(value) : value))
    for (const told of Object.values(CONTRIBUTOR)) expect(text).not.toContain(told)
  })
})
