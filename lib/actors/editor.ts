import type { Role } from '#lib/db/generated/enums.ts'

declare const brand: unique symbol

/** A person whom the gate has let in. Holding one is the permission to ask; `permit` decides. */
export type Editor = Readonly<{ id: string; name: string; email: string; role: Role }> & {
  readonly [brand]: 'editor'
}

/** Mints an Editor. Called by `lib/editors/gate.ts` alone, once a session or a named account was verified. */
export function mintEditor(row: { id: string; name: string; email: string; role: Role }): Editor {
  return { id: row.id, name: row.name, email: row.email, role: row.role } as Editor
}

export const roleNames: Record<Role, string> = { editor: '编辑', chief_editor: '主编', admin: '管理员' }
