import { hashPassword } from 'better-auth/crypto'
import type { Role } from '#lib/db/generated/enums.ts'
import { transaction } from '#lib/db/transaction.ts'
import { insertEditor } from '#lib/editors/create-editor.ts'
import { aSystem } from './cast.ts'

const hashes = new Map<string, Promise<string>>()

/** An editor's account, as `createEditor` makes it. The hash of a password takes a tenth of a second, and is made once. */
export async function anAccount({
  password,
  ...person
}: {
  email: string
  name: string
  role: Role
  password: string
}) {
  const made = hashes.get(password) ?? hashPassword(password)
  hashes.set(password, made)
  const hash = await made
  return transaction((tx) => insertEditor(tx, aSystem, person, hash))
}
