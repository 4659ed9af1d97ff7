import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { shareUrls } from '#lib/share/urls.ts'
import { cardPicture } from './card-picture.ts'
import { CopySheet, WechatSheet } from './share-sheets.tsx'
import type { Site } from './site.ts'

type Props = { site: Site; article: PublishedArticle; description: string }

/**
 * 分享. The buttons open native popovers and the rest are links, so all of it works without JavaScript; with it 复制链接
 * copies at once, and the device's own share sheet is offered where there is one.
 */
export function ShareRow({ site, article, description }: Props) {
  const urls = shareUrls({
    siteUrl: site.url,
    siteName: site.name,
    title: article.title,
    summary: description,
    image: cardPicture(site, article).url,
    codes: article.shareCodes,
    fallback: `${site.url}/articles/${article.id}`,
  })
  const wechatCode = article.shareCodes.wechat
  return (
    <section className="share" aria-labelledby="share">
      <h2 id="share">分享</h2>
      <ul>
        {wechatCode && (
          <li>
            <button type="button" popoverTarget="share-wechat">
              微信
            </button>
          </li>
        )}
        <Channel name="微博" href={urls.weibo} />
        <Channel name="QQ" href={urls.qq} />
        <Channel name="QQ 空间" href={urls.qzone} />
        <li>
          <button type="button" popoverTarget="share-copy" data-copy={urls.copy} aria-live="polite">
            复制链接
          </button>
        </li>
        <li>
          <button type="button" data-share={urls.device} hidden>
            更多分享
          </button>
        </li>
      </ul>
      {wechatCode && <WechatSheet code={wechatCode} url={urls.wechat} />}
      <CopySheet url={urls.copy} />
    </section>
  )
}

function Channel({ name, href }: { name: string; href: string }) {
  return (
    <li>
      <a href={href} target="_blank" rel="noopener nofollow external">
        {name}
        <span className="hidden">（在新窗口打开）</span>
      </a>
    </li>
  )
}
