import { editorRoute } from '#lib/web/editor-request.ts'
import { answerLibrary } from '#lib/web/library-request.ts'

export const dynamic = 'force-dynamic'

export const GET = editorRoute(answerLibrary)
