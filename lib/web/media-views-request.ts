import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { readMedia } from '../media/read-media.ts'
import { pathNumber } from '../path-number.ts'
import { deskJson } from './editor-request.ts'

/** More than a text shows at once. */
const MOST = 200

/** `GET /api/media/views?ids=1,2`: what the desk shows of the media of these numbers; those that are not there are left out. */
export async function answerMediaViews(request: Request, editor: Editor): Promise<Response> {
  permit(editor, 'article.draft')
  const asked = new URL(request.url).searchParams.get('ids') ?? ''
  const ids = asked.split(',', MOST).flatMap((digits) => pathNumber(digits) ?? [])
  const media = await readMedia(ids)
  return deskJson({ media: [...media.values()] })
}
