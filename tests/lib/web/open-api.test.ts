import { describe, expect, it } from 'vitest'
import { describedOperations } from '#lib/web/open-api/described-operations.ts'
import { openApiDocument } from '#lib/web/open-api/open-api-document.ts'

const document = openApiDocument({
  name: '城市站点',
  url: 'https://news.example.cn',
  contactEmail: 'bianji@example.cn',
})

describe('the description of the public JSON', () => {
  it('is OpenAPI 3.1 with each schema once, by its name', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'https://news.example.cn' }] })
    expect(Object.keys(document.components?.schemas ?? {})).toEqual(
      expect.arrayContaining(['Article', 'ArticleList', 'ListedArticle', 'Problem', 'Correction']),
    )
    const text = JSON.stringify(document)
    const named = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '')
    for (const name of named) expect(document.components?.schemas, name).toHaveProperty(name)
  })

  it('says of every operation what it takes and what it answers', () => {
    const all = describedOperations(document)
    expect(all.map(({ path }) => path)).toEqual([
      '/api/articles',
      '/api/articles/{id}',
      '/api/articles/removed',
      '/oembed',
    ])
    for (const { path, parameters, answers } of all) {
      expect(parameters.length, path).toBeGreaterThan(1)
      expect(
        answers.map(({ status }) => status),
        path,
      ).toEqual(expect.arrayContaining(path.endsWith('/removed') ? ['200', '304'] : ['200', '404', '429']))
    }
    const [list] = all
    expect(list?.parameters).toContainEqual({
      ...{ name: 'city', place: '参数', words: '只要这个城市的文章', isRequired: false },
    })
  })
})
