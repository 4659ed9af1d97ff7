import type { Tx } from '#lib/db/transaction.ts'
import { parseInput } from '../input.ts'
import { blindIndex } from '../sealed/blind-index.ts'
import { seal } from '../sealed/seal.ts'
import { type Identity, identitySchema } from './identity.ts'
import { readIdentity } from './read-identity.ts'

type Told = { [Field in keyof Identity]?: Identity[Field] | undefined }

/** Adds to who a party is what he has told since; what is left out, empty or null stays as it was. Nobody is shown what it was.
 *  @throws DomainError invalid-input | not-found | gone */
export async function amendParty(tx: Tx, id: string, told: Told): Promise<void> {
  const { identity } = await readIdentity(tx, id)
  const added = Object.entries(told).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  )
  const now = parseInput(identitySchema, { ...identity, ...Object.fromEntries(added) })
  await tx.party.update({
    where: { id },
    data: {
      identity: seal({ table: 'party', column: 'identity', row: id }, JSON.stringify(now)),
      nameIndex: blindIndex('name', now.name),
      emailIndex: now.email === null ? null : blindIndex('contact', now.email),
      phoneIndex: now.phone === null ? null : blindIndex('contact', now.phone),
    },
  })
}
