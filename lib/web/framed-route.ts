import type { Editor } from '../actors/editor.ts'
import { isDomainError } from '../errors.ts'
import { reportFailure } from '../report.ts'
import { assertOwnSite } from './editor-request.ts'
import { editorOf } from './request-editor.ts'

const MOST_CHARACTERS = 4_096

type Fields = { text(name: string): string }

/**
 * A handler of a form of the desk whose answer stands in a frame or is saved: it gets the fields and the editor of the session,
 * and no request that another site's page sends. A refusal is its sentence.
 */
export function framedRoute<Params>(
  answer: (form: Fields, editor: Editor, params: Params) => Promise<Response>,
): (request: Request, context: { params: Promise<Params> }) => Promise<Response> {
  return async (request, context) => {
    try {
      assertOwnSite(request)
      const editor = await editorOf(request)
      return await answer(await fieldsOf(request), editor, await context.params)
    } catch (error) {
      if (isDomainError(error)) return sentence(error.message, error.status)
      if (!request.signal.aborted) reportFailure(error, 'a form of the desk failed')
      return sentence('出错了，请稍后再试。', 500)
    }
  }
}

async function fieldsOf(request: Request): Promise<Fields> {
  const body = (await request.text()).slice(0, MOST_CHARACTERS)
  const fields = new URLSearchParams(body)
  return { text: (name) => fields.get(name) ?? '' }
}

function sentence(message: string, status: number): Response {
  return new Response(`${message}\n`, {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'self'; sandbox",
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
    },
  })
}
