import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'

/** In place of a preview: why there is none. */
export function PreviewMessage({ site, sentence }: { site: Site; sentence: string }) {
  return (
    <Page site={site} title="预览" noindex preview={{ theme: 'auto', mark: null }}>
      <div className="message">
        <p className="kicker">预览</p>
        <h1>{sentence}</h1>
        <p>预览只给收到链接的人看，到期、收回或文章下架以后就打不开了。需要再看，请向编辑部要新的链接。</p>
      </div>
    </Page>
  )
}
