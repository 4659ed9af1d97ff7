import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'

/** What a browser shows without a network; its service worker puts in the articles that it kept. */
export function OfflinePage({ site }: { site: Site }) {
  return (
    <Page site={site} title="没有网络" noindex dated={false}>
      <div className="message">
        <h1>没有网络</h1>
        <p>现在连不上网络。连上以后刷新本页就能继续。最近读过的文章留在本机，没有网络也能读。</p>
        <ul className="titles" data-kept="" />
        <p className="ways">
          <a href="/">回首页</a>
        </p>
      </div>
    </Page>
  )
}
