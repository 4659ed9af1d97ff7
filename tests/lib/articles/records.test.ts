import { describe, expect, it } from 'vitest'
import { GET as article } from '#app/(reader)/articles/[id]/route.tsx'
import { amendArticle } from '#lib/articles/amend.ts'
import { createDraft } from '#lib/articles/create-draft.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { readPublished } from '#lib/articles/published.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db, pool } from '#lib/db/client.ts'
import {
  aChiefEditor,
  aCity,
  aDraft,
  aFederationReport,
  anEditor,
  aReportsContent,
} from '../../support/cast.ts'
import { listPublished } from '../../support/list-published.ts'
import { ask } from '../../support/routes.ts'

describe('verbs', () => {
  it('the record holds what was decided and why', async () => {
    const chief = await aChiefEditor()
    const report = await aFederationReport()
    const amended = await amendArticle(chief, {
      ...report,
      ...(await aReportsContent({ title: '新' })),
      note: '更正',
    })
    const down = await takeDownArticle(chief, { ...amended, reason: 'copyright', note: '来函' })
    await restoreArticle(chief, { ...down, note: '查实' })
    const trail = await db().auditEntry.findMany({ orderBy: { id: 'asc' }, skip: 2 })
    expect(trail.map(({ details }) => details)).toEqual([
      { version: amended.version, changed: ['title'], note: '更正' },
      { reason: 'copyright', note: '来函' },
      { note: '查实' },
    ])
  })
  it('an amendment makes its editor the responsible one', async () => {
    const report = await aFederationReport()
    await amendArticle(await aChiefEditor(), {
      ...report,
      ...(await aReportsContent({ title: '新' })),
      note: '更正',
    })
    expect(await readPublished(report.id)).toMatchObject({ article: { responsibleEditor: '梁主编' } })
  })
  it('a column of another city is refused by name', async () => {
    const other = await aCity('daliang', '大良')
    const { id: columnId } = await db().column.create({ data: { slug: 'x', name: '要闻', cityId: other.id } })
    const wrong = { origin: 'original', ...(await aReportsContent({ columnId })) }
    await expect(createDraft(await anEditor(), wrong)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { columnId: expect.any(String) },
    })
  })
  it('a stored body that is no document any more is neither published nor printed', async () => {
    const draft = await aDraft()
    const broken = '{"type":"doc","content":[{"type":"script"}]}'
    await pool().query(`UPDATE article SET body = '${broken}' WHERE id = ${draft.id}`)
    await expect(publishArticle(await anEditor(), draft)).rejects.toThrow()
    const report = await aFederationReport()
    await pool().query(`UPDATE article SET body = '${broken}' WHERE id = ${report.id}`)
    await expect(readPublished(report.id)).rejects.toThrow()
  })
})

describe('reads', () => {
  it('neighbours are of the same city', async () => {
    const { id: cityId } = await aCity('daliang', '大良')
    await aFederationReport({ cityId })
    const here = await aFederationReport()
    await aFederationReport({ cityId })
    expect(await readPublished(here.id)).toMatchObject({ article: { previous: null, next: null } })
  })
  it('corrections are shown newest first', async () => {
    let seen = await aFederationReport()
    for (const title of ['甲', '乙'])
      seen = await amendArticle(await anEditor(), {
        ...seen,
        ...(await aReportsContent({ title })),
        note: `改为${title}`,
      })
    const html = await (await ask(article, `/articles/${seen.id}`, { id: `${seen.id}` })).text()
    const shown = html.slice(html.indexOf('class="corrections"'), html.indexOf('class="prose"'))
    expect(shown.indexOf('改为乙')).toBeGreaterThan(0)
    expect(shown.indexOf('改为乙')).toBeLessThan(shown.indexOf('改为甲'))
  })
  it('no page is longer than 100, and a number that no article has is no key', async () => {
    const { id } = await aCity()
    await pool().query(
      `INSERT INTO article (status, origin, title, body, city_id, published_at) SELECT 'published', 'original', 'x', '{"type":"doc","content":[]}', ${id}, now() FROM generate_series(1, 120)`,
    )
    expect((await listPublished({ limit: 1_000 }))?.items).toHaveLength(100)
    expect(await listPublished({ olderThan: '1-3000000000' })).toBeNull()
  })
  it('links that editors set vouch for nothing', async () => {
    const body = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'https://a.cn/' } }] }],
        },
      ],
    }
    const { id } = await aFederationReport({ body })
    const html = await (await ask(article, `/articles/${id}`, { id: `${id}` })).text()
    expect(html).toContain('<a href="https://a.cn/" rel="nofollow noopener ugc external">')
    expect(
      (await ask(article, `/articles/${id}`, { id: `${id}` })).headers.get('content-security-policy'),
    ).toMatch(
      /^default-src 'none'; style-src 'self'(?: 'sha256-[\w+/=]+')+; script-src 'self' 'sha256-[\w+/=]+'; img-src 'self' data:; media-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    )
  })
})
