import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'

/** Something failed here, or the database is away; nothing about the reader's request was wrong. */
export function FailurePage({ site, temporary }: { site: Site; temporary: boolean }) {
  const title = temporary ? '暂时打不开' : '出错了'
  return (
    <Page site={site} title={title} noindex>
      <div className="message">
        <h1>{title}</h1>
        <p>
          {temporary
            ? '服务正在恢复，请过一会儿再刷新本页。'
            : '服务出错了，我们会尽快处理。请过一会儿再试。'}
        </p>
        <p className="ways">
          <a href="/">回首页</a>
        </p>
      </div>
    </Page>
  )
}
