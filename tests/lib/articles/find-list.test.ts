import { expect, it } from 'vitest'
import { GET as feeds } from '#app/(reader)/feeds/[...path]/route.ts'
import { GET as articlesJson } from '#app/api/articles/route.ts'
import { addCity } from '#lib/cities/add-city.ts'
import { addColumn } from '#lib/columns/add-column.ts'
import { onLocalPurge } from '#lib/page-cache/purge-tags.ts'
import { aFederationReport, aSystem } from '../../support/cast.ts'
import { ask } from '../../support/routes.ts'

// Purpose: what answered that a list is not there does not go on saying so once it is.
it('a list that is not there yet is asked for anew once it is', async () => {
  const list = (path: string) => ask(path.startsWith('/api') ? articlesJson : feeds, path, { path: '' })
  const purged = new Set<string>()
  onLocalPurge((tags) => {
    for (const tag of tags) purged.add(tag)
  })
  const added: [() => Promise<unknown>, string[]][] = [
    [
      () => addCity(aSystem, { slug: 'lecong', name: '乐从' }),
      ['/api/articles?city=lecong', '/feeds/cities/lecong/rss.xml', '/feeds/cities/lecong/hot/rss.xml'],
    ],
    [
      () => addColumn(aSystem, { slug: 'own', name: '镇事', city: 'lecong' }),
      [
        '/api/articles?column=own',
        '/api/articles?city=lecong&column=own',
        '/feeds/cities/lecong/own/rss.xml',
      ],
    ],
    [
      () => aFederationReport({ tags: '公益' }),
      ['/api/articles?source=乐从发布', '/feeds/sources/乐从发布/rss.xml', '/feeds/tags/公益/rss.xml'],
    ],
  ]
  for (const [add, paths] of added) {
    const before = await Promise.all(paths.map(list))
    purged.clear()
    await add()
    for (const [index, path] of paths.entries()) {
      expect(before[index]?.status, path).toBe(404)
      const tags = before[index]?.headers.get('cache-tag')?.split(', ') ?? []
      expect(
        tags.filter((tag) => purged.has(tag)),
        path,
      ).not.toEqual([])
      expect((await list(path)).status, path).toBe(200)
    }
  }
})
