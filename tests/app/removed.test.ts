import { describe, expect, it } from 'vitest'
import { GET as article } from '#app/(reader)/articles/[id]/route.tsx'
import { GET as qr } from '#app/(reader)/s/[code]/qr.svg/route.ts'
import { GET as shortLink } from '#app/(reader)/s/[code]/route.ts'
import { GET as json } from '#app/api/articles/[id]/route.ts'
import { GET as removed } from '#app/api/articles/removed/route.ts'
import { GET as list } from '#app/api/articles/route.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { takeDownReasons } from '#lib/articles/take-down-reasons.ts'
import { withdrawArticle } from '#lib/articles/withdraw.ts'
import { db } from '#lib/db/client.ts'
import { aChiefEditor, aFederationReport, anEditor } from '../support/cast.ts'
import { ask } from '../support/routes.ts'

const note = '只供编辑部：张三来函'

describe('what is left of a removed article, wherever it is asked for', () => {
  it.each([
    ['copyright', 410],
    ['legal_order', 451],
  ] as const)('%s: %i, the public wording, the day, never the text or the note', async (reason, status) => {
    const chief = await aChiefEditor()
    const report = await aFederationReport()
    const { code } = await db().shareLink.findFirstOrThrow({ where: { articleId: report.id } })
    // Removed before for another reason: that one is history.
    const before = await takeDownArticle(chief, { ...report, reason: 'inaccurate', note })
    const back = await restoreArticle(chief, { ...before, note: '查实' })
    await takeDownArticle(chief, { ...back, reason, note })
    const phone = {
      headers: { 'user-agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/131.0 Mobile Safari/537.36' },
    }
    for (const answer of [
      await ask(article, `/articles/${report.id}`, { id: `${report.id}` }),
      await ask(json, `/api/articles/${report.id}`, { id: `${report.id}` }),
      await ask(shortLink, `/s/${code}`, { code }, phone),
      await ask(qr, `/s/${code}/qr.svg`, { code }),
    ]) {
      expect(answer.status).toBe(status)
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'cache-control': 'public, max-age=0, must-revalidate, s-maxage=60',
        'cache-tag': expect.stringMatching(`^article:${report.id}(, site)?$`),
        'x-robots-tag': 'noindex',
        ...(status === 451 ? { link: expect.stringContaining('rel="blocked-by"') } : {}),
      })
      expect(answer.headers.get('etag')).toBeNull()
      const said = await answer.text()
      expect(said).toContain(takeDownReasons[reason].publicWording)
      expect(said).toContain(`/complaints?article=${report.id}`)
      for (const secret of ['授旗仪式', '八个党建结对', '乐从发布', '张三'])
        expect(said).not.toContain(secret)
    }
    expect(await (await ask(list, '/api/articles', {})).json()).toMatchObject({ items: [] })
    expect(await db().shareLink.count({ where: { visits: { gt: 0 } } })).toBe(0)
  })

  it('is forgotten by those who keep copies, until it is restored', async () => {
    const chief = await aChiefEditor()
    const down = await takeDownArticle(chief, { ...(await aFederationReport()), reason: 'copyright', note })
    const copies = () => ask(removed, '/api/articles/removed', {})
    expect((await copies()).headers.get('cache-tag')).toBe('articles')
    expect(await (await copies()).json()).toEqual({ ids: [down.id], since: null })
    await restoreArticle(chief, { ...down, note: '查实' })
    expect(await (await copies()).json()).toEqual({ ids: [], since: null })
  })

  it('is forgotten also when it was withdrawn after a reader had it, until it is published again', async () => {
    const editor = await anEditor()
    const published = await aFederationReport()
    const back = await withdrawArticle(editor, published)
    const copies = async () => (await ask(removed, '/api/articles/removed', {})).json()
    expect(await copies()).toEqual({ ids: [published.id], since: null })
    await publishArticle(editor, back)
    expect(await copies()).toEqual({ ids: [], since: null })
  })

  it('a short link is counted for people alone: not for a HEAD, a prefetch or a preview', async () => {
    const { id } = await aFederationReport()
    const { code } = await db().shareLink.findFirstOrThrow({ where: { articleId: id } })
    const phone = 'Mozilla/5.0 (Linux; Android 14) Chrome/131.0 Mobile Safari/537.36'
    const visit = (init: RequestInit) => ask(shortLink, `/s/${code}`, { code }, init)
    await visit({ method: 'HEAD', headers: { 'user-agent': phone } })
    await visit({ headers: { 'user-agent': phone, 'sec-purpose': 'prefetch;prerender' } })
    await visit({ headers: { 'user-agent': 'facebookexternalhit/1.1' } })
    expect(await db().shareLink.count({ where: { visits: { gt: 0 } } })).toBe(0)
    await visit({ headers: { 'user-agent': phone } })
    expect(await db().shareLink.count({ where: { visits: 1 } })).toBe(1)
  })
})
