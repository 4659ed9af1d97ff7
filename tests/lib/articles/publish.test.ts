import { describe, expect, it } from 'vitest'
import { publishArticle } from '#lib/articles/publish.ts'
import { readPublished } from '#lib/articles/published.ts'
import { db, pool } from '#lib/db/client.ts'
import { aBody, aChiefEditor, aDraft, anEditor, aPolicy } from '../../support/cast.ts'
import { obeysTheVerbLaws, race } from '../../support/verb-laws.ts'

describe('publishArticle', () => {
  obeysTheVerbLaws({ move: 'publish', call: publishArticle, event: 'article_published' })

  it('shows the draft to readers under the disclaimer in force, with a short link for every channel', async () => {
    await aPolicy(1)
    const newest = await aPolicy(2)
    const seen = await aDraft()
    expect(await readPublished(seen.id)).toBeNull()
    await publishArticle(await anEditor(), seen)
    const read = await readPublished(seen.id)
    expect(read).toMatchObject({
      kind: 'article',
      article: {
        title: '乐从镇志愿者联合会举行授旗仪式',
        policy: { version: newest.version },
        responsibleEditor: '黄编辑',
      },
    })
    const codes = read?.kind === 'article' ? Object.values(read.article.shareCodes) : []
    expect(new Set(codes).size).toBe(10)
  })

  it('puts no disclaimer of reposts under an original text', async () => {
    await aPolicy()
    const seen = await aDraft({ origin: 'original', sourceName: null, sourceUrl: null })
    await publishArticle(await anEditor(), seen)
    expect(await readPublished(seen.id)).toMatchObject({ article: { policy: null } })
  })

  it.each([
    ['body', { body: aBody('   ') }],
    ['sourceName', { sourceName: null }],
  ])('refuses a repost without %s, and keeps it a draft', async (field, lacking) => {
    const seen = await aDraft(lacking)
    await expect(publishArticle(await anEditor(), seen)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { [field]: expect.any(String) },
    })
    expect(await db().article.findUniqueOrThrow({ where: { id: seen.id } })).toMatchObject({
      status: 'draft',
      ...seen,
    })
  })

  it('lets one of two editors publish who press at the same moment', async () => {
    const seen = await aDraft()
    const [one, other] = [await anEditor(), await aChiefEditor()]
    const { won, refused } = await race(
      () => publishArticle(one, seen),
      () => publishArticle(other, seen),
    )
    expect({ won, refused }).toEqual({ won: 1, refused: ['wrong-state'] })
    expect(await db().revision.count({ where: { articleId: seen.id, live: true } })).toBe(1)
  })

  it('is never published without a title, a date or a source: the database itself refuses', async () => {
    const { id } = await aDraft()
    for (const wrong of [
      "title = ' ', published_at = now()",
      'published_at = NULL',
      'published_at = now(), source_id = NULL',
    ])
      await expect(
        pool().query(`UPDATE article SET status = 'published', ${wrong} WHERE id = ${id}`),
      ).rejects.toMatchObject({
        code: '23514',
      })
  })
})
