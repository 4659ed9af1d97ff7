import type { Editor } from '../actors/editor.ts'
import { editorBySession } from '../editors/gate.ts'
import { carriesSession } from '../editors/session-cookie.ts'
import { DomainError } from '../errors.ts'

/** The editor who sends a request to a route. Without a session cookie the database is not asked.
 *  @throws DomainError unauthenticated */
export async function editorOf({ headers }: Request): Promise<Editor> {
  const cookie = headers.get('cookie') ?? ''
  const found = carriesSession(cookie) ? await editorBySession(cookie) : null
  if (found) return found.editor
  throw new DomainError('unauthenticated', '登录已过期，请重新登录。')
}
