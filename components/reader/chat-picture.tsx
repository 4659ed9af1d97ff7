import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { sharePicturePath } from '#lib/share/share-picture-path.ts'
import { moduleAddress } from './module-address.ts'
import type { Site } from './site.ts'
import { WaitingPicture } from './waiting-picture.tsx'

/** WeChat shows the first picture of a page that is 300 pixels wide. Nobody else loads this one (inside-wechat.ts). */
export function ChatPicture({ site, article }: { site: Site; article: PublishedArticle }) {
  return (
    <div hidden data-chat={site.hasWechat ? moduleAddress('wechat') : ''}>
      <WaitingPicture src={sharePicturePath(article, 'square')} alt="" width="800" height="800" />
    </div>
  )
}
