import type { Role } from '#lib/db/generated/enums.ts'

declare const brand: unique symbol

/** An authenticated editor. Only lib/editors/gate.ts makes one; what he may do is decided by `permit`. */
export type Editor = Readonly<{ id: string; name: string; email: string; role: Role }> & {
  readonly [brand]: 'editor'
}

/** Mints an Editor. Called by `lib/editors/gate.ts` alone, once a session or a named account was verified. */
export function mintEditor(row: { id: string; name: string; email: string; role: Role }): Editor {
  return { id: row.id, name: row.name, email: row.email, role: row.role } as Editor
}

export const roleNames: Record<Role, string> = { editor: '编辑', chief_editor: '主编', admin: '管理员' }
