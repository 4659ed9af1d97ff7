import { db } from '#lib/db/client.ts'
import { Role } from '#lib/db/generated/enums.ts'
import { type Editor, mintEditor } from '../actors/editor.ts'
import { DomainError } from '../errors.ts'
import { accountByEmail } from './account.ts'
import { auth } from './auth.ts'

export type Admission = { editor: Editor; since: Date; sessionId: string }

/** Who the bearer of a session cookie is and since when; null for a cookie that is forged, ended or out of date. */
export async function editorBySession(cookie: string): Promise<Admission | null> {
  const found = await auth().api.getSession({ headers: new Headers({ cookie }) })
  // Disabling deletes the sessions; one that was opened in the same moment opens nothing either.
  if (!found || found.user.disabledAt) return null
  const { id, name, email, role } = found.user
  const known = Object.values(Role).find((one) => one === role)
  return known
    ? {
        editor: mintEditor({ id, name, email, role: known }),
        since: found.session.createdAt,
        sessionId: found.session.id,
      }
    : null
}

/** The editor in whose name the command line acts.
 *  @throws DomainError not-found | forbidden (disabled) */
export async function editorByEmail(email: string): Promise<Editor> {
  const row = await accountByEmail(db(), email)
  if (row.disabledAt) throw new DomainError('forbidden', `${row.name}的账号已停用。`)
  return mintEditor(row)
}

/** Whoever sits at the machine and holds the database itself: may read as an editor does, but has no name to act in. */
export function editorAtTheMachine(): Editor {
  return mintEditor({ id: '', name: '命令行', email: '', role: 'editor' })
}
