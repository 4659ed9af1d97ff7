import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'

/** A client asked for too much; `sentence` says of what, and when it may go on. */
export function TooManyPage({ site, sentence }: { site: Site; sentence: string }) {
  return (
    <Page site={site} title="请稍后再试" noindex>
      <div className="message">
        <p className="kicker">429</p>
        <h1>请稍后再试</h1>
        <p>{sentence}</p>
        <p className="ways">
          <a href="/">回首页</a>
        </p>
      </div>
    </Page>
  )
}
