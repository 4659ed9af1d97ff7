import type { Editor } from '../actors/editor.ts'
import { formats } from '../media/formats.ts'
import { type LibraryFilter, listMedia } from '../media/library.ts'
import { mediaLimits } from '../media/media-limits.ts'
import { pathNumber } from '../path-number.ts'
import { deskJson } from './editor-request.ts'

const kinds = [...new Set(Object.values(formats).map(({ kind }) => kind))]

/** The filter that a query asks for; what it cannot mean is left out. */
export function libraryFilter(query: URLSearchParams): LibraryFilter {
  const before = pathNumber(query.get('before') ?? '')
  const q = (query.get('q') ?? '')
    .replace(/\p{Cc}/gu, '')
    .toWellFormed()
    .slice(0, 100)
    .trim()
  const asked = query.getAll('kind').flatMap((one) => one.split(','))
  const chosen = kinds.filter((kind) => asked.includes(kind))
  return {
    ...(q ? { q } : {}),
    ...(chosen.length > 0 ? { kinds: chosen } : {}),
    ...(query.get('unused') === '1' ? { unused: true } : {}),
    ...(query.get('mine') === '1' ? { mine: true } : {}),
    ...(before === null ? {} : { before }),
  }
}

/** `GET /api/media`: a page of the library for the picker, with what may be uploaded. */
export async function answerLibrary(request: Request, editor: Editor): Promise<Response> {
  const page = await listMedia(editor, libraryFilter(new URL(request.url).searchParams))
  return deskJson({ ...page, limits: mediaLimits() })
}
