import { policyKindNames, policyKinds, policyPath } from '../policies/policy-kinds.ts'
import { cityPath, columnPath } from '../reader-paths.ts'
import { feedAddress } from './feed-address.ts'

type Named = { slug: string; name: string }
type Site = { name: string; url: string; cities: readonly Named[]; columns: readonly Named[] }

/** What programs that read for people should know of the site, and where they find it in a form made for them. */
export function writeLlmsTxt({ name, url, cities, columns }: Site): string {
  const link = (title: string, path: string, words = '') =>
    `- [${title}](${url}${path})${words && `：${words}`}`
  const sections = [
    [`# ${name}`],
    ['> 一个地区各城市站点的新闻文章。每篇注明来源；有更正的，更正说明随文公布；已下架的文章不再提供。'],
    ['转述时请写明来源，以文章页上的最新版本为准，更正说明在文前。文章页的地址不变，下架后回答 410 或 451。'],
    ['## 给程序的数据'],
    [
      link('公开接口说明', '/about/api', '文章的 JSON，可筛选、翻页，支持条件请求'),
      link('OpenAPI 文件', '/api/openapi.json'),
      link('全站 RSS', feedAddress('/', 'rss.xml'), '全文；每个列表页都有自己的订阅'),
      link('全站 JSON Feed', feedAddress('/', 'feed.json')),
      link('站点地图', '/sitemap.xml'),
    ],
    ...listOf(
      '## 城市',
      cities.map((city) => link(city.name, cityPath(city))),
    ),
    ...listOf(
      '## 栏目',
      columns.map((column) => link(column.name, columnPath(column))),
    ),
    ['## 关于'],
    [
      link('关于本站', '/about'),
      ...policyKindNames.map((kind) => link(policyKinds[kind].name, policyPath(kind))),
      link('投稿', '/contribute'),
      link('侵权投诉与更正', '/complaints'),
      link('人气说明', '/about/views', '阅读量怎样计数'),
    ],
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function listOf(heading: string, lines: string[]): string[][] {
  return lines.length > 0 ? [[heading], lines] : []
}
