import { randomUUID } from 'node:crypto'
import type { PartyRole } from '#lib/db/generated/enums.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { parseInput } from '../input.ts'
import { blindIndex } from '../sealed/blind-index.ts'
import { seal } from '../sealed/seal.ts'
import { type IdentityInput, identitySchema } from './identity.ts'

type Given = {
  role: PartyRole
  identity: IdentityInput
  /** When it is deleted (个人信息保护法 §19: no longer than the purpose needs); `extendParty` moves it later. */
  until: Date
}

/** Keeps who somebody is, sealed.
 *  @returns the party's id, a UUID
 *  @throws DomainError invalid-input with the fields of the identity */
export async function keepParty(tx: Tx, { role, identity, until }: Given): Promise<string> {
  const id = randomUUID()
  const told = parseInput(identitySchema, identity)
  await tx.party.create({
    data: {
      ...{ id, role, until },
      identity: seal({ table: 'party', column: 'identity', row: id }, JSON.stringify(told)),
      nameIndex: blindIndex('name', told.name),
      emailIndex: told.email === null ? null : blindIndex('contact', told.email),
      phoneIndex: told.phone === null ? null : blindIndex('contact', told.phone),
    },
  })
  return id
}
