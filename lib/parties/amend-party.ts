import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { blindIndex } from '../sealed/blind-index.ts'
import { seal } from '../sealed/seal.ts'
import { foldIdentity } from './fold-identity.ts'
import { type Identity, isUnnamed, keptIdentitySchema } from './identity.ts'
import { readIdentity } from './read-identity.ts'

export type IdentityField = keyof Identity
export type ToldIdentity = { [Field in IdentityField]?: Identity[Field] | undefined }

type Amendment = {
  at: Date
  /** The fields that may be replaced, since they were asked for again; others may only be filled in. */
  mayReplace: readonly IdentityField[]
}

/**
 * Adds to who a party is what he has told since. What he had said stays as it was: another value is refused, as what he said under
 * his name would else become somebody else's (信息网络传播权保护条例 §14, 16; 民法典 §1195: 真实身份). Where a field was asked for
 * again, what stood there is kept sealed beside the new one. Nobody is shown what it was.
 * @returns the fields that were changed, for the record; never their values
 * @throws DomainError invalid-input by field | not-found | gone
 */
export async function amendParty(
  tx: Tx,
  id: string,
  told: ToldIdentity,
  { at, mayReplace }: Amendment,
): Promise<IdentityField[]> {
  if (toldFields(told).length === 0) return []
  const { identity } = await readIdentity(tx, id)
  const changed = toldFields(told).filter((field) => told[field] !== identity[field])
  const filled = changed.filter((field) => isEmpty(identity, field))
  const replaced = changed.filter((field) => !filled.includes(field) && mayReplace.includes(field))
  const fields = [...filled, ...replaced]
  refuseAnother(changed.filter((field) => !fields.includes(field) && !isSame(told[field], identity[field])))
  if (fields.length === 0) return []
  const before = { ...partOf(identity, replaced), until: at.toISOString() }
  const earlier = [...(identity.earlier ?? []), ...(replaced.length > 0 ? [before] : [])]
  const now = parseInput(keptIdentitySchema, { ...identity, ...partOf(told, fields), earlier })
  await tx.party.update({
    where: { id },
    data: {
      identity: seal({ table: 'party', column: 'identity', row: id }, JSON.stringify(now)),
      nameIndex: blindIndex('name', now.name),
      emailIndex: now.email === null ? null : blindIndex('contact', now.email),
      phoneIndex: now.phone === null ? null : blindIndex('contact', now.phone),
    },
  })
  return fields
}

/** Refuses what somebody says of himself where he was not asked who he is.
 *  @throws DomainError invalid-input by field */
export function refuseIdentity(told: ToldIdentity): void {
  refuseAnother(toldFields(told))
}

/** The fields in which somebody says anything of himself. */
export function toldFields(told: ToldIdentity): IdentityField[] {
  // The names of its own type.
  return (Object.keys(told) as IdentityField[]).filter((field) => Boolean(told[field]))
}

function isEmpty(identity: Identity, field: IdentityField): boolean {
  return !identity[field] || (field === 'name' && isUnnamed(identity))
}

function isSame(one: ToldIdentity[IdentityField], other: ToldIdentity[IdentityField]): boolean {
  return foldIdentity(String(one)) === foldIdentity(String(other))
}

function partOf(identity: ToldIdentity, fields: readonly IdentityField[]): ToldIdentity {
  return Object.fromEntries(fields.map((field) => [field, identity[field]]))
}

function refuseAnother(fields: readonly IdentityField[]): void {
  if (fields.length === 0) return
  const message = '姓名、联系方式和地址登记以后不能在这里更改；有变动的，请留言写明，由编辑核对。'
  throw new DomainError('invalid-input', message, {
    fields: Object.fromEntries(fields.map((field) => [field, message])),
  })
}
