import { describe, expect, it } from 'vitest'
import { saveDraft } from '#lib/articles/save-draft.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db } from '#lib/db/client.ts'
import { fingerprintTheArticles } from '#lib/job-runner/fingerprint-articles-job.ts'
import { findNearDuplicates } from '#lib/near-duplicates/find-near-duplicates.ts'
import {
  aBody,
  aChiefEditor,
  aDraft,
  aFederationReport,
  anEditor,
  aReportsContent,
} from '../../support/cast.ts'

const TEXT =
  '8月17日上午，乐从镇志愿者联合会授旗仪式在新时代文明实践服务阵地举行，镇团委、各村居志愿服务队和八个党建结对单位的代表近四十人参加了活动。' +
  '仪式上，八个结对单位现场签约，将在未来一年里为独居老人、残障人士和困境儿童提供定期探访、课业辅导和家居清洁等服务。' +
  '联合会会长介绍，联合会成立五年来，登记志愿者从八十人增加到两千三百人，去年累计服务超过四万小时，其中一半以上在村居开展。' +
  '今年起，联合会将把服务清单公开，居民可以在村居服务站登记需求，由联合会安排就近的队伍上门，完成后由居民打分。' +
  '镇团委负责人表示，希望更多企业和学校加入进来，让志愿服务成为习惯，下一步还将为长期参加服务的志愿者提供培训和保险。'
const EDITED = `${TEXT.replace('近四十人', '约40人')}（来源：乐从发布）`
const OTHER =
  '第十二届家庭乒乓球赛上周末在体育馆举办，来自二十三个村居的一百六十个家庭报名参加，比赛分为少年组、青年组和长者组，年纪最大的选手七十八岁。'

const idsOf = async (words: string, except?: number) =>
  (await findNearDuplicates(words, { except })).map(({ articleId }) => articleId)

describe('a text that the portal has already, or nearly', () => {
  it('is found in drafts and published articles, and another text is not', async () => {
    const draft = await aDraft({ body: aBody(TEXT) })
    const published = await aFederationReport({ title: '另一条', body: aBody(EDITED) })
    await aDraft({ body: aBody(OTHER) })
    expect((await idsOf(TEXT)).sort()).toEqual([draft.id, published.id].sort())
    expect(await idsOf(TEXT, draft.id)).toEqual([published.id])
    expect(await idsOf('短讯一条')).toEqual([])
  })

  it('is told with the reason where it was taken down', async () => {
    const { id, version } = await aFederationReport({ body: aBody(TEXT) })
    await takeDownArticle(await aChiefEditor(), { id, version, reason: 'copyright', note: '发布方来函' })
    expect(await findNearDuplicates(EDITED)).toMatchObject([
      { articleId: id, status: 'taken_down', reason: 'copyright', note: '发布方来函', takenDownBy: '梁主编' },
    ])
  })

  it('is looked for by the text as it is now, not as it was', async () => {
    const { id, version } = await aDraft({ body: aBody(TEXT) })
    const content = await aReportsContent({ body: aBody(OTHER) })
    await saveDraft(await anEditor(), { ...content, id, version })
    expect(await idsOf(TEXT)).toEqual([])
    expect(await idsOf(OTHER)).toEqual([id])
  })
})

it('articles of an earlier version are fingerprinted once, the short ones too', async () => {
  const { id } = await aDraft({ body: aBody(TEXT) })
  await aDraft({ body: aBody('短讯一条') })
  await db().articleFingerprint.deleteMany()
  expect(await idsOf(TEXT)).toEqual([])
  await fingerprintTheArticles()
  await fingerprintTheArticles()
  expect(await idsOf(TEXT)).toEqual([id])
  expect(await db().articleFingerprint.count()).toBe(2)
})

it('what is fingerprinted is entered in the index at once: a search reads all that waits to be', async () => {
  const rows = await db().$queryRaw`
    SELECT reloptions FROM pg_class WHERE oid = 'article_fingerprint_bands_idx'::regclass`
  expect(rows).toEqual([{ reloptions: ['fastupdate=off'] }])
})
