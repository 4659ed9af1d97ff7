import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { GET as article } from '#app/(reader)/articles/[id]/route.tsx'
import { GET as articles } from '#app/(reader)/articles/route.tsx'
import { GET as city } from '#app/(reader)/cities/[city]/route.tsx'
import { GET as front } from '#app/(reader)/route.tsx'
import { GET as shortLink } from '#app/(reader)/s/[code]/route.ts'
import { GET as articleJson } from '#app/api/articles/[id]/route.ts'
import { GET as articlesJson } from '#app/api/articles/route.ts'
import { amendArticle } from '#lib/articles/amend.ts'
import { formatPageKey } from '#lib/articles/page-key.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db, pool } from '#lib/db/client.ts'
import { seed } from '#lib/imports/seed.ts'
import {
  aBody,
  aChiefEditor,
  aCity,
  aFederationReport,
  aListedSource,
  anEditor,
  aReportsContent,
} from '../support/cast.ts'
import { ask, wordsOf } from '../support/routes.ts'

const lines = readFileSync('prisma/seed/lecong.txt', 'utf8')
  .split('\n')
  .map((line) => line.trim())
const start = lines.findIndex((line) => line.startsWith('概述')) + 1
const end = lines.findIndex((line) => line.startsWith('(声明'))
/** Every paragraph, heading and list item of the body; the bullets are the list's. */
const source = lines
  .slice(start, end)
  .filter((line) => line !== '')
  .map((line) => line.replace(/^• /, ''))

/** The texts of every element of this kind inside the body, in order. */
function texts(html: string, element: string): string[] {
  const prose = /<div class="prose">([\s\S]*?)<\/div>/.exec(html)?.[1] ?? ''
  return [...prose.matchAll(new RegExp(`<${element}>([\\s\\S]*?)</${element}>`, 'g'))].map(([, text]) =>
    wordsOf(text ?? ''),
  )
}

describe('the seed’s article as readers see it', () => {
  it('has every paragraph, heading and list item of its source, character for character, in order', async () => {
    const { articleId } = await seed()
    const html = await (await ask(article, `/articles/${articleId}`, { id: `${articleId}` })).text()
    const shown = [...html.matchAll(/<(p|h2|li)\b[^>]*>([\s\S]*?)<\/\1>/g)].map(([, , text]) =>
      wordsOf(text ?? ''),
    )
    expect(source).toHaveLength(22)
    expect(shown.filter((text) => source.includes(text))).toEqual(source)
    expect(texts(html, 'li')).toHaveLength(8)
    expect(wordsOf(/<h1>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '')).toBe(lines[4])
  })

  it('comes out of the public JSON the same, as text and as structure', async () => {
    const { articleId } = await seed()
    const json = await (await ask(articleJson, `/api/articles/${articleId}`, { id: `${articleId}` })).json()
    expect(json).toMatchObject({
      id: articleId,
      title: lines[4],
      origin: 'repost',
      author: null,
      source: { name: '乐从发布' },
      city: { slug: 'lecong', name: '乐从' },
      views: 811,
      amendedAt: null,
      corrections: [],
    })
    for (const line of source) expect(JSON.stringify(json.body)).toContain(line)
  })
})

describe('an article', () => {
  it('prints nothing that an editor typed as markup', async () => {
    const hostile = '<script>alert(1)</script>"\'&'
    await aListedSource({ name: hostile })
    const { id } = await aFederationReport({
      title: hostile,
      summary: hostile,
      author: hostile,
      sourceName: hostile,
      body: aBody(hostile),
    })
    const html = await (await ask(article, `/articles/${id}`, { id: `${id}` })).text()
    expect(html).not.toContain('<script>alert')
    expect(html).not.toContain('</script>"')
    const [, data = ''] = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html) ?? []
    expect(JSON.parse(data)).toMatchObject({ '@type': 'NewsArticle', headline: hostile })
  })

  it('describes itself by its first 120 characters, and cuts none of them in half', async () => {
    const { id } = await aFederationReport({
      summary: '',
      body: aBody(`${'一'.repeat(118)}\u{20BB7}\u{20BB7}二`),
    })
    const answer = await ask(article, `/articles/${id}`, { id: `${id}` })
    expect(answer.status).toBe(200)
    const html = await answer.text()
    const [, description = ''] = /<meta name="description" content="([^"]*)"/.exec(html) ?? []
    expect(description).toBe(`${'一'.repeat(118)}\u{20BB7}\u2026`)
    expect(html).toContain(`<meta property="og:description" content="${description}"/>`)

    const wordy = await aFederationReport({ summary: `第一行\n第二行${'很长'.repeat(400)}` })
    const long = await (await ask(article, `/articles/${wordy.id}`, { id: `${wordy.id}` })).text()
    expect(long).toContain('<meta itemProp="description" content="第一行 第二行很长')
    for (const [address] of long.matchAll(/href="https:\/\/[^"]*(?:qq\.com|weibo\.com)[^"]*"/g))
      expect(address.length).toBeLessThan(4_000)
  })

  it('shows its corrections, newest wording first to be read, and when', async () => {
    const report = await aFederationReport()
    await amendArticle(await anEditor(), {
      ...report,
      ...(await aReportsContent({ title: '新的标题' })),
      note: '更正了标题。',
    })
    const html = await (await ask(article, `/articles/${report.id}`, { id: `${report.id}` })).text()
    expect(html).toContain('更正了标题。')
    expect(html).toContain('dateModified')
    const json = await (await ask(articleJson, `/api/articles/${report.id}`, { id: `${report.id}` })).json()
    expect(json).toMatchObject({ title: '新的标题', corrections: [{ note: '更正了标题。' }] })
    expect(json.amendedAt).toMatch(/^\d{4}-\d\d-\d\dT/)
    const { items } = await (await ask(articlesJson, '/api/articles', {})).json()
    expect(items).toEqual([
      {
        ...{ id: report.id, title: '新的标题', summary: json.summary, origin: 'repost', author: null },
        ...{ city: { slug: 'lecong', name: '乐从' }, column: null },
        picture: null,
        source: { name: '乐从发布', url: 'https://example.cn/lecong/1' },
        ...{ publishedAt: json.publishedAt, amendedAt: json.amendedAt, views: 0, url: json.url },
      },
    ])
  })

  it('links to the one before and the one after in its city, past what was taken down', async () => {
    const [oldest, removed, newest] = [
      await aFederationReport(),
      await aFederationReport(),
      await aFederationReport(),
    ]
    await takeDownArticle(await aChiefEditor(), { ...removed, reason: 'copyright', note: '来函' })
    const html = await (await ask(article, `/articles/${oldest.id}`, { id: `${oldest.id}` })).text()
    const pager = /<nav class="pager"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? ''
    expect(pager).toContain(`/articles/${newest.id}"`)
    expect(html).not.toContain(`/articles/${removed.id}"`)
  })
})

/** Fills the table as years would. */
async function manyArticles(count: number) {
  const { id } = await aCity()
  await db().$executeRaw`
    INSERT INTO article (status, origin, title, summary, body, city_id, published_at, version, created_at, changed_at)
    SELECT 'published', 'original', 'Artikel ' || n, '', '{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"x"}]}]}',
      ${id}, now() - n * interval '1 hour', 1, now(), now() - n * interval '1 hour'
    FROM generate_series(1, ${count}) AS n`
  await pool().query('ANALYZE article')
}

describe('lists', () => {
  it('page by key: every article once, newest first, also while new ones arrive', async () => {
    await manyArticles(95)
    const seen: string[] = []
    let path = '/articles'
    for (let page = 0; path && page < 20; page += 1) {
      const html = await (await ask(articles, path, {})).text()
      seen.push(...[...html.matchAll(/<h2><a href="\/articles\/(\d+)"/g)].map(([, id]) => id ?? ''))
      path = (/<a [^>]*rel="next"[^>]*>/.exec(html)?.[0].match(/href="([^"]+)"/)?.[1] ?? '').replaceAll(
        '&amp;',
        '&',
      )
      if (page === 0) await aFederationReport()
    }
    expect(seen).toHaveLength(95)
    expect(new Set(seen).size).toBe(95)
    expect(seen.map(Number)).toEqual([...seen.map(Number)].sort((a, b) => a - b))
  })

  it('say which page they are, and end where the articles end', async () => {
    await manyArticles(25)
    const first = await (await ask(articles, '/articles', {})).text()
    const [, next = ''] = /<link rel="next" href="http:\/\/localhost:3000([^"]+)"/.exec(first) ?? []
    const second = await ask(articles, next, {})
    expect(wordsOf(/<h1[\s\S]*?<\/h1>/.exec(await second.text())?.[0] ?? '')).toBe('全部文章（第 2 页）')
    const beyond = formatPageKey({ at: new Date(1_000_000), id: 1 })
    const path = `/cities/lecong?older=${beyond}`
    expect((await ask(articles, `/articles?older=${beyond}`, {})).status).toBe(404)
    expect((await ask(city, path, { city: 'lecong' })).status).toBe(404)
    expect((await ask(city, '/cities/lecong', { city: 'lecong' })).status).toBe(200)
  })

  it.each(['x', '1700000000000-1', 'key with its last letter changed'])(
    'begin anew for a reader who comes with the key %o that no list gave out, and refuse a program',
    async (made) => {
      await aFederationReport()
      const key = formatPageKey({ at: new Date(), id: 1 })
      const older = made.startsWith('key') ? `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}` : made
      const [plain, invented] = [
        await ask(articles, '/articles', {}),
        await ask(articles, `/articles?older=${encodeURIComponent(older)}`, {}),
      ]
      expect([invented.status, await invented.text()]).toEqual([200, await plain.text()])
      const program = await ask(articlesJson, `/api/articles?older=${encodeURIComponent(older)}`, {})
      expect([program.status, (await program.json()).code]).toEqual([404, 'not-found'])
    },
  )

  it('reads no table of articles from end to end, in any reader’s request', async () => {
    await manyArticles(3_000)
    await db().shareLink.create({ data: { articleId: 1, channel: 'copy', code: 'aaaaaaaa' } })
    const flush = () =>
      Promise.all(
        Array.from({ length: 10 }, () => pool().query('SELECT pg_sleep(0.1), pg_stat_force_next_flush()')),
      )
    await flush()
    await pool().query('SELECT pg_stat_reset()')
    const json = await (await ask(articlesJson, '/api/articles?limit=50', {})).json()
    const answers = [
      await ask(front, '/', {}),
      await ask(articles, '/articles', {}),
      await ask(articles, new URL(json.next, 'http://localhost:3000').search.replace('?', '/articles?'), {}),
      await ask(city, '/cities/lecong', { city: 'lecong' }),
      await ask(article, '/articles/1500', { id: '1500' }),
      await ask(articleJson, '/api/articles/1500', { id: '1500' }),
      await ask(articlesJson, '/api/articles?city=lecong', {}),
      await ask(shortLink, '/s/aaaaaaaa', { code: 'aaaaaaaa' }),
      await ask(article, '/articles/999999', { id: '999999' }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 200, 302, 404])
    await flush()
    const { rows } = await pool().query(
      "SELECT seq_scan::int, idx_scan::int FROM pg_stat_user_tables WHERE relname = 'article'",
    )
    expect(rows[0].idx_scan).toBeGreaterThan(8)
    expect(rows[0].seq_scan).toBe(0)
  })
})
