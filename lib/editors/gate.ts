import { db } from '#lib/db/client.ts'
import { Role } from '#lib/db/generated/enums.ts'
import { type Editor, mintEditor } from '../actors/editor.ts'
import { DomainError } from '../errors.ts'
import { accountByEmail } from './account.ts'
import { auth } from './auth.ts'

/** A verified session: its editor, when it was opened, its id in the database. */
export type EditorSession = { editor: Editor; since: Date; sessionId: string }

/** The session of a `Cookie` header; null when its token is forged, ended or expired, or the account is disabled. */
export async function editorBySession(cookie: string): Promise<EditorSession | null> {
  const found = await (await auth()).api.getSession({ headers: new Headers({ cookie }) })
  // Disabling an account deletes its sessions; one that was opened at the same time is refused here.
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

/** The editor in whose name a job goes on with what he started.
 *  @throws DomainError not-found | forbidden (disabled) */
export async function editorById(id: string): Promise<Editor> {
  const row = await db().editor.findUnique({ where: { id } })
  if (!row) throw new DomainError('not-found', '没有这个账号。')
  if (row.disabledAt) throw new DomainError('forbidden', `${row.name}的账号已停用。`)
  return mintEditor(row)
}

/** Somebody who runs the command line without naming an editor: may read what editors read, but not act. */
export function commandLineReader(): Editor {
  return mintEditor({ id: '', name: '命令行', email: '', role: 'editor' })
}
