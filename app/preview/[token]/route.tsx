import { readSite } from '#app/(reader)/_document/read-site.ts'
import { ArticlePage } from '#components/reader/article-page.tsx'
import { MissingPage } from '#components/reader/missing-page.tsx'
import { PreviewMessage } from '#components/reader/preview-message.tsx'
import { TombstonePage } from '#components/reader/tombstone-page.tsx'
import { blockedBy } from '#lib/blocked-by.ts'
import { readByPreviewLink } from '#lib/preview/read-preview.ts'
import { shanghaiMinute } from '#lib/time.ts'
import { previewResponse } from '../_document/preview-response.ts'
import { answerPreview, themeOf } from '../_document/preview-route.ts'

export const dynamic = 'force-dynamic'

/** What a preview link shows, to whoever has it. */
export function GET(request: Request, { params }: { params: Promise<{ token: string }> }) {
  return answerPreview(false, async () => {
    const [site, { token }] = await Promise.all([readSite(), params])
    const found = await readByPreviewLink(token)
    if (!found) return previewResponse({ markup: <MissingPage site={site} />, status: 404 })
    if (found.kind === 'ended') {
      const markup = <PreviewMessage site={site} sentence="这个预览链接已经失效。" />
      return previewResponse({ markup, status: 410 })
    }
    if (found.kind === 'tombstone') {
      const { tombstone } = found
      const links = blockedBy(site.url, tombstone.status)
      const markup = <TombstonePage site={site} tombstone={tombstone} />
      return previewResponse({ markup, status: tombstone.status, links })
    }
    const { preview, isPinned, expiresAt } = found
    const theme = themeOf(request.url)
    const of = isPinned ? '编辑选定的一版文字' : '最新保存的文字'
    const mark = `预览：${of}，可能还会修改，请勿转发。链接有效至 ${shanghaiMinute(expiresAt)}（北京时间）。`
    const markup = <ArticlePage site={site} {...preview} viewToken={null} preview={{ theme, mark }} />
    return previewResponse({ markup })
  })
}
