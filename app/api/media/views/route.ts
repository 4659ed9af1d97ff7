import { editorRoute } from '#lib/web/editor-request.ts'
import { answerMediaViews } from '#lib/web/media-views-request.ts'

export const dynamic = 'force-dynamic'

export const GET = editorRoute(answerMediaViews)
