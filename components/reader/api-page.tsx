import { apiRate } from '#lib/api-rate.ts'
import { each } from './each.ts'
import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'

/** As lib/web describes an operation of the public JSON. */
type Operation = {
  path: string
  summary: string
  parameters: readonly { name: string; place: string; words: string; isRequired: boolean }[]
  answers: readonly { status: string; words: string }[]
}

/** The public JSON, explained to who writes programs. */
export function ApiPage({ site, operations }: { site: Site; operations: readonly Operation[] }) {
  return (
    <Page
      site={site}
      title="订阅与接口"
      description={`${site.name}已发布文章的 JSON、订阅和站点地图，供程序读取。`}
      canonical="/about/api"
    >
      <article className="document">
        <h1>订阅与接口</h1>
        <p className="standfirst">
          已发布的文章都可以由程序读取，不需要登录。转述时请写明来源；文章更正、下架后，请随之更新、删除。
        </p>
        <div className="prose">
          <h2>订阅</h2>
          <p>
            每个列表页都有自己的订阅，地址是 /feeds 加上列表页的路径，再加 /rss.xml、/atom.xml 或
            /feed.json，内容是全文。全站：<a href="/feeds/rss.xml">RSS</a>、<a href="/feeds/atom.xml">Atom</a>
            、<a href="/feeds/feed.json">JSON Feed</a>。
          </p>
          <p>
            全部文章的地址在<a href="/sitemap.xml">站点地图</a>，已下架的在
            <a href="/sitemaps/dead-links.txt">死链文件</a>。
          </p>
          <h2>接口的约定</h2>
          <ul>
            <li>
              完整的定义见 <a href="/api/openapi.json">OpenAPI 3.1 文件</a>。
            </li>
            <li>回答带有 ETag 和 Last-Modified，请用条件请求：没有变化时只回答 304。</li>
            <li>列表从新到旧，用回答里的 next 翻页，不要自己拼写翻页位置。</li>
            <li>
              一个网络地址每 {apiRate.seconds} 秒最多 {apiRate.requests} 次；回答头 RateLimit
              写明还剩多少。超过时回答 429，请等 Retry-After 所说的秒数。
            </li>
            <li>下架的文章从列表中消失，单篇回答 410 或 451。出错时的回答都是 RFC 9457 的格式。</li>
          </ul>
          {each(operations, (operation) => (
            <Described {...operation} />
          ))}
        </div>
      </article>
    </Page>
  )
}

function Described({ path, summary, parameters, answers }: Operation) {
  return (
    <>
      <h2>{summary}</h2>
      <p>
        <span className="address">GET {path}</span>
      </p>
      <ul>
        {each(parameters, ({ name, place, words, isRequired }) => (
          <li>
            <span className="address">{name}</span>（{isRequired ? `${place}，必填` : place}）
            {words && `：${words}`}
          </li>
        ))}
      </ul>
      <p>回答：</p>
      <ul>
        {each(answers, ({ status, words }) => (
          <li>
            {status}：{words}
          </li>
        ))}
      </ul>
    </>
  )
}
