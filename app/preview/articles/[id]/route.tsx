import { readSite } from '#app/(reader)/_document/read-site.ts'
import { ArticlePage } from '#components/reader/article-page.tsx'
import { DomainError } from '#lib/errors.ts'
import { pathNumber } from '#lib/path-number.ts'
import { readDeskPreview } from '#lib/preview/read-preview.ts'
import { editorOf } from '#lib/web/request-editor.ts'
import { previewResponse } from '../../_document/preview-response.ts'
import { answerPreview, themeOf } from '../../_document/preview-route.ts'

export const dynamic = 'force-dynamic'

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/** The desk's preview of an article (`new`: of one that there is not yet), for the frame of whoever is signed in; with
 *  `?text=<uuid>` of what he has typed. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  return answerPreview(true, async () => {
    const editor = await editorOf(request)
    const [site, { id: segment }] = await Promise.all([readSite(), params])
    const given = new URL(request.url).searchParams.get('text')
    const textId = given !== null && UUID.test(given) ? given : undefined
    const id = pathNumber(segment)
    const isKnown = (id !== null || segment === 'new') && (given === null || textId !== undefined)
    const preview = isKnown ? await readDeskPreview(editor, { articleId: id, textId }) : null
    if (!preview) throw new DomainError('not-found', '没有可以预览的文字，请再按一次预览。')
    const theme = themeOf(request.url)
    const markup = <ArticlePage site={site} {...preview} viewToken={null} preview={{ theme, mark: null }} />
    return previewResponse({ markup, isFramed: true })
  })
}
