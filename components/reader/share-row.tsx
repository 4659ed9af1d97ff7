import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { articlePath } from '#lib/reader-paths.ts'
import { sharePicturePath } from '#lib/share/share-picture-path.ts'
import { shareUrls } from '#lib/share/urls.ts'
import { cardPicture } from './card-picture.ts'
import { sheetAddress } from './module-address.ts'
import { CopySheet, PosterSheet, WechatSheet, XiaohongshuSheet } from './share-sheets.tsx'
import type { Site } from './site.ts'

type Props = { site: Site; article: PublishedArticle; description: string }

/**
 * 分享. The buttons open native popovers and the rest are links, so all of it works without JavaScript; with it link and
 * text are copied at once, and the device's own share sheet is offered where there is one.
 */
export function ShareRow({ site, article, description }: Props) {
  const urls = shareUrls({
    siteUrl: site.url,
    siteName: site.name,
    title: article.title,
    summary: description,
    image: cardPicture(site, article).url,
    codes: article.shareCodes,
    fallback: site.url + articlePath(article.id),
  })
  const wechatCode = article.shareCodes.wechat
  return (
    <section className="share" aria-labelledby="share">
      {/* Not in the page: it stands far below the first view. Browsers paint nothing after it before it is there. */}
      <link rel="stylesheet" href={sheetAddress('after-article')} />
      <h2 id="share">分享</h2>
      <ul>
        {wechatCode && <Opener name="微信" sheet="share-wechat" />}
        <Channel name="微博" href={urls.weibo} />
        <Channel name="QQ" href={urls.qq} />
        <Channel name="QQ 空间" href={urls.qzone} />
        <Opener name="小红书" sheet="share-xiaohongshu" copies />
        <Opener name="海报" sheet="share-poster" />
        <li>
          <a href={urls.mail}>邮件</a>
        </li>
        <Opener name="复制链接" sheet="share-copy" copies />
        <li>
          <button type="button" data-share={urls.device} hidden>
            更多分享
          </button>
        </li>
      </ul>
      {wechatCode && <WechatSheet code={wechatCode} url={urls.wechat} />}
      <XiaohongshuSheet text={urls.xiaohongshu} />
      <PosterSheet address={sharePicturePath(article, 'poster')} />
      <CopySheet url={urls.copy} />
    </section>
  )
}

/** Opens a sheet; with a script it copies the text of the sheet's field instead. */
function Opener({ name, sheet, copies = false }: { name: string; sheet: string; copies?: boolean }) {
  return (
    <li>
      <button
        type="button"
        popoverTarget={sheet}
        {...(copies ? { 'data-copy': '已复制', 'aria-live': 'polite' as const } : {})}
      >
        {name}
      </button>
    </li>
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
