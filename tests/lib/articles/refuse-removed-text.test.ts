import { describe, expect, it } from 'vitest'
import { amendArticle } from '#lib/articles/amend.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { db } from '#lib/db/client.ts'
import { aSuspendedReport, blockIt, removeIt, restoreIt } from '../../support/case-removals.ts'
import {
  aBody,
  aChiefEditor,
  aDraft,
  aFederationReport,
  aListedSource,
  aReportsContent,
} from '../../support/cast.ts'

/** The same body as another site had it: nothing else of it is the same. */
const sameBody = {
  ...{ title: '换了标题', summary: '换了概述', sourceName: '另一家报社' },
  sourceUrl: 'https://example.cn/elsewhere',
}

/** What an editor typed again that a case keeps from readers: the same words under another address, or that address. */
const sameWords = { sourceUrl: 'https://example.cn/elsewhere' }
const sameAddress = { title: '换了标题', summary: '换了概述' }

describe('a text that a case keeps from readers', () => {
  it.each([
    ['the same words', sameWords, '同样的文字'],
    ['the same original', sameAddress, '这个原网址的文章'],
    ['the same body of another site', sameBody, '几乎相同的文字'],
  ])('is not published again: %s', async (_, changes, what) => {
    const suspended = await aSuspendedReport()
    await aListedSource({ name: sameBody.sourceName })
    const draft = await aDraft(changes)
    await expect(publishArticle(await aChiefEditor(), draft)).rejects.toMatchObject({
      code: 'gone',
      message: `${what}（文章 ${suspended.id}）已在案件 C-0118 中暂停展示，不能发布；要重新发布，请到案件 C-0118 里办理。`,
      details: { articleId: suspended.id, caseId: 118 },
    })
    expect(await db().article.findUnique({ where: { id: draft.id } })).toMatchObject({ status: 'draft' })
  })

  it('is refused as long as it is removed, as blocked where an order says so, and not once it is restored', async () => {
    const removed = await removeIt(await aSuspendedReport())
    const draft = await aDraft(sameWords)
    const chief = await aChiefEditor()
    await expect(publishArticle(chief, draft)).rejects.toMatchObject({ code: 'gone' })
    const blocked = await blockIt(removed)
    await expect(publishArticle(chief, draft)).rejects.toMatchObject({
      code: 'blocked',
      message: expect.stringContaining('案件 C-0119'),
    })
    await restoreIt(blocked)
    await expect(publishArticle(chief, draft)).resolves.toMatchObject({ id: draft.id })
  })

  const anotherReport = () =>
    aFederationReport({
      title: '别的一篇',
      sourceUrl: 'https://example.cn/2',
      body: aBody('陈村花卉世界的年花市场开市，首日迎来三万人次，今年的年桔比往年便宜。'),
    })

  it.each([
    ['the same words', sameWords, '同样的文字'],
    ['the same body', { title: '换了标题' }, '几乎相同的文字'],
  ])('does not come back as an amendment of another article: %s', async (_, changes, what) => {
    await aSuspendedReport()
    const other = await anotherReport()
    const content = await aReportsContent({ ...sameWords, ...changes })
    const amended = amendArticle(await aChiefEditor(), { ...other, ...content, note: '换成旧文' })
    await expect(amended).rejects.toMatchObject({
      ...{ code: 'gone', message: expect.stringContaining(what), details: { caseId: 118 } },
    })
  })

  it('keeps nobody from mending an article that readers had with nearly the same text before', async () => {
    const other = await aFederationReport({ title: '别的一篇', sourceUrl: 'https://example.cn/2' })
    await aSuspendedReport()
    const content = await aReportsContent({ title: '别的一篇：更正', sourceUrl: 'https://example.cn/2' })
    const amended = amendArticle(await aChiefEditor(), { ...other, ...content, note: '标题有误' })
    await expect(amended).resolves.toMatchObject({ id: other.id })
  })
})
