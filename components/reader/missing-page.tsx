import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'

export function MissingPage({ site }: { site: Site }) {
  return (
    <Page site={site} title="没有这个页面" noindex>
      <div className="message">
        <p className="kicker">404</p>
        <h1>没有这个页面</h1>
        <p>网址可能输错了，也可能这里从来没有过文章。</p>
        <p className="ways">
          <a href="/">回首页</a>
          <a href="/articles">看全部文章</a>
        </p>
      </div>
    </Page>
  )
}
