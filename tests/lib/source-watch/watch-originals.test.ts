import { describe, expect, it } from 'vitest'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db } from '#lib/db/client.ts'
import { countNotices, openNotices } from '#lib/source-watch/open-notices.ts'
import { settleNotice } from '#lib/source-watch/settle-notice.ts'
import { watchOriginals } from '#lib/source-watch/watch-originals.ts'
import { aBody, aChiefEditor, aFederationReport, anEditor } from '../../support/cast.ts'
import { aServer } from '../../support/raw-http.ts'
import { networkOf } from '../../support/test-network.ts'
import * as pages from '../imports/page/pages.ts'

/** The site that an article was reposted from; what it answers can be changed. */
async function anOriginal() {
  const site = { status: 200, page: pages.people, name: 'news.example' }
  const port = await aServer((_request, response) => {
    response.writeHead(site.status, { 'content-type': 'text/html' }).end(site.page)
  })
  const address = `http://news.example:${port}/1.html`
  const report = await aFederationReport({ body: aBody(...pages.TEXT.split('\n')), sourceUrl: address })
  const days = { passed: 0 }
  /** Asks on the next week's day. */
  const ask = async () => {
    const now = new Date(Date.now() + 7 * days.passed * 86_400_000)
    days.passed += 1
    const network = networkOf(site.name === '' ? {} : { [site.name]: ['127.0.0.1'] })
    return watchOriginals({ only: report.id, network, pauseMs: 0, now })
  }
  return { site, report, address, ask }
}

const REWRITTEN =
  '协会更正说，比赛因场地检修改到下月举行，此前公布的组别、赛程和获奖名单全部作废，报名费将原路退回各家庭。'
const changed = (text: string) =>
  pages.people
    .replace(/<p style="text-indent: 2em;">[\s\S]*?<\/p>/g, '')
    .replace('<div class="bza"></div>', `<p>${text}</p><p>${text.split('').reverse().join('')}</p>`)

describe('the original of a repost', () => {
  it('that stands, with another footer and a corrected word, says nothing to anybody', async () => {
    const { site, ask } = await anOriginal()
    expect(await ask()).toEqual({ standing: 1 })
    site.page = site.page.replace('七十八岁', '七十九岁').replace('热门排行', '今日排行')
    expect(await ask()).toEqual({ standing: 1 })
    expect(await db().sourceNotice.count()).toBe(0)
  })

  it.each([404, 410, 451])(
    'that answers %i is told its editor once, and settles itself when it is back',
    async (status) => {
      const { site, report, address, ask } = await anOriginal()
      await ask()
      site.status = status
      expect(await ask()).toEqual({ gone: 1 })
      expect(await ask()).toEqual({ gone: 1 })
      const editor = await anEditor()
      expect(await openNotices(editor)).toMatchObject([
        { articleId: report.id, state: 'gone', status, address },
      ])
      site.status = 200
      await ask()
      expect(await countNotices(editor)).toBe(0)
      expect(await db().sourceNotice.findMany()).toMatchObject([
        { settlement: 'returned', settledByName: '原文核查' },
      ])
    },
  )

  it('whose text is much changed comes with both texts, and counts as it is once that is settled', async () => {
    const { site, ask } = await anOriginal()
    await ask()
    site.page = changed(REWRITTEN)
    expect(await ask()).toEqual({ changed: 1 })
    const editor = await anEditor()
    const [notice] = await openNotices(editor)
    expect(notice).toMatchObject({
      state: 'changed',
      before: pages.TEXT,
      after: expect.stringContaining('报名费'),
    })
    const seen = { id: notice?.id, version: notice?.version, settlement: 'kept', note: '原文更正不涉及本文' }
    await settleNotice(editor, seen)
    expect(await ask()).toEqual({ standing: 1 })
    expect(await countNotices(editor)).toBe(0)
    site.page = pages.people
    expect(await ask()).toEqual({ changed: 1 })
    const trail = await db().auditEntry.findMany({ where: { event: 'source_notice_settled' } })
    expect(trail).toMatchObject([{ details: { settlement: 'kept', note: '原文更正不涉及本文' } }])
  })

  it('that was settled as gone is not told again while it stays so', async () => {
    const { site, ask } = await anOriginal()
    site.status = 410
    await ask()
    const editor = await anEditor()
    const [notice] = await openNotices(editor)
    await settleNotice(editor, { id: notice?.id, version: notice?.version, settlement: 'kept' })
    await ask()
    expect(await countNotices(editor)).toBe(0)
  })

  it.each([
    ['errors', { status: 503 }],
    ['a name that is not known', { name: '' }],
    ['a page for people alone', { status: 403 }],
  ])('with %s is no matter until it has been so for weeks', async (_name, broken) => {
    const { site, ask } = await anOriginal()
    await ask()
    Object.assign(site, broken)
    for (let week = 1; week <= 2; week += 1) {
      expect(await ask()).toEqual({ unreachable: 1 })
      expect(await db().sourceNotice.count()).toBe(0)
    }
    await ask()
    expect(await db().sourceNotice.findMany()).toMatchObject([{ state: 'unreachable', settledAt: null }])
    await ask()
    expect(await db().sourceNotice.count()).toBe(1)
  })
})

describe('a notice', () => {
  it('is settled by who has seen it as it is, and as taken down only where it is', async () => {
    const { site, report, ask } = await anOriginal()
    site.status = 404
    await ask()
    const chief = await aChiefEditor()
    const [notice] = await openNotices(chief)
    const seen = { id: notice?.id, version: notice?.version }
    await expect(settleNotice(chief, { ...seen, settlement: 'gossip' })).rejects.toMatchObject({
      code: 'invalid-input',
    })
    await expect(settleNotice(chief, { ...seen, settlement: 'taken_down' })).rejects.toMatchObject({
      code: 'wrong-state',
    })
    await expect(settleNotice(chief, { ...seen, version: 9, settlement: 'kept' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await takeDownArticle(chief, { ...report, reason: 'source_withdrawn', note: '原文已撤' })
    await settleNotice(chief, { ...seen, settlement: 'taken_down' })
    await expect(settleNotice(chief, { ...seen, settlement: 'taken_down' })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it('of another editor’s article is for chief editors alone', async () => {
    const { site, ask, report } = await anOriginal()
    await db().article.update({ where: { id: report.id }, data: { editorId: (await aChiefEditor()).id } })
    site.status = 404
    await ask()
    expect(await countNotices(await anEditor())).toBe(0)
    expect(await countNotices(await aChiefEditor())).toBe(1)
  })
})

it('a run takes those that waited longest, and none twice in a week', async () => {
  const { ask, report } = await anOriginal()
  await ask()
  await aFederationReport({ title: '另一篇', sourceUrl: 'http://news.example/2' })
  await aFederationReport({ title: '没有原网址', sourceUrl: null })
  const asked: number[] = []
  const network = networkOf()
  await watchOriginals({ network, pauseMs: 0, onChecked: ({ id }) => void asked.push(id) })
  await watchOriginals({ network, pauseMs: 0, onChecked: ({ id }) => void asked.push(id) })
  expect(asked).toEqual([report.id + 1])
})
