import { expect, it } from 'vitest'
import { GET as feeds } from '#app/(reader)/feeds/[...path]/route.ts'
import { GET as articlesJson } from '#app/api/articles/route.ts'
import { addCity } from '#lib/cities/add-city.ts'
import { addColumn } from '#lib/columns/add-column.ts'
import { onLocalPurge } from '#lib/page-cache/purge-tags.ts'
import { aFederationReport, aListedSource, aSystem } from '../../support/cast.ts'
import { ask } from '../../support/routes.ts'

// Purpose: pages, feeds and programs find the same lists, each at one address, and learn of a list that was not there.
const list = (path: string) => ask(path.startsWith('/api') ? articlesJson : feeds, path, { path: '' })

it('a list has one address, to which its other names lead', async () => {
  await aListedSource({ name: 'ABC网' })
  await aFederationReport({ sourceName: 'ABC网', tags: 'DeepSeek', author: 'Li Wei' })
  await addColumn(aSystem, { slug: 'own', name: '镇事', city: 'lecong' })
  const spelled: [string, string][] = [
    ['/tags/%20ｄｅｅｐｓｅｅｋ', '/tags/DeepSeek'],
    ['/tags/deepseek', '/tags/DeepSeek'],
    ['/authors/%E3%80%80Ｌｉ%20Wei', '/authors/Li%20Wei'],
    ['/sources/\u200bABC网', '/sources/ABC%E7%BD%91'],
    ['/columns/own', '/cities/lecong/own'],
  ]
  const ways: [string, string][] = [
    ...['rss.xml', 'atom.xml', 'feed.json'].flatMap((format) =>
      spelled.map(([name, list]): [string, string] => [`/feeds${name}/${format}`, `/feeds${list}/${format}`]),
    ),
    ['/api/articles?source=%20ＡBC网&limit=5', '/api/articles?source=ABC%E7%BD%91&limit=5'],
  ]
  for (const [path, address] of ways) {
    const { status, headers } = await list(path)
    expect([status, headers.get('location')], path).toEqual([302, address])
    expect(headers.get('cache-control')).toBe('no-store')
    expect((await list(address)).status, address).toBe(200)
  }
})

it('a list that is not there yet is asked for anew once it is', async () => {
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
