import { editorRoute } from '#lib/web/editor-request.ts'
import { answerCancel, answerPiece, answerPlace } from '#lib/web/upload-request.ts'

export const dynamic = 'force-dynamic'

type Params = { id: string }

const place = editorRoute<Params>((_, editor, { id }) => answerPlace(editor, id))

export { place as GET, place as HEAD }
export const PATCH = editorRoute<Params>((request, editor, { id }) => answerPiece(request, editor, id))
export const DELETE = editorRoute<Params>((_, editor, { id }) => answerCancel(editor, id))
