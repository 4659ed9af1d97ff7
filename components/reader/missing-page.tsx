import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'
import { WaysOn } from './ways-on.tsx'

export function MissingPage({ site }: { site: Site }) {
  return (
    <Page site={site} title="没有这个页面" noindex>
      <div className="message">
        <p className="kicker">404</p>
        <h1>没有这个页面</h1>
        <p>网址可能输错了，也可能这里从来没有过文章。</p>
        <WaysOn site={site} />
      </div>
    </Page>
  )
}
