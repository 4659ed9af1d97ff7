import { editorRoute } from '#lib/web/editor-request.ts'
import { answerBegin } from '#lib/web/upload-request.ts'

export const dynamic = 'force-dynamic'

export const POST = editorRoute(answerBegin)
