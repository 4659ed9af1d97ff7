import { db } from '#lib/db/client.ts'
import type { Role } from '#lib/db/generated/enums.ts'

export type ListedEditor = {
  id: string
  email: string
  name: string
  role: Role
  createdAt: Date
  /** Since when the account is disabled; null for one that can sign in. */
  disabledAt: Date | null
}

export const listedEditor = {
  id: true,
  email: true,
  name: true,
  role: true,
  createdAt: true,
  disabledAt: true,
} as const

/** Every editor's account, the oldest first. */
export function listEditors(): Promise<ListedEditor[]> {
  return db().editor.findMany({ select: listedEditor, orderBy: { createdAt: 'asc' } })
}
