import { z } from 'zod'
import type { Prisma } from '#lib/db/generated/client.ts'
import type { PartyRole } from '#lib/db/generated/enums.ts'
import { DomainError, isDomainError } from '../errors.ts'
import { unseal } from '../sealed/seal.ts'
import { chineseDate } from '../time.ts'
import { type KeptIdentity, keptIdentitySchema } from './identity.ts'

/** Who a party is, and said to be before. To be called by what records that it was opened, and by the mail job.
 *  @throws DomainError not-found | gone (deleted at its expiry) */
export async function readIdentity(
  client: Pick<Prisma.TransactionClient, 'party'>,
  id: string,
): Promise<{ role: PartyRole; identity: KeptIdentity }> {
  const row = isUuid(id) ? await client.party.findUnique({ where: { id } }) : null
  if (!row) throw new DomainError('not-found', '没有这份身份信息。')
  if (row.identity === null) throw expired('身份信息', row.deletedAt)
  const text = unseal({ table: 'party', column: 'identity', row: id }, row.identity)
  return { role: row.role, identity: keptIdentitySchema.parse(JSON.parse(text)) }
}

/** The same; null where it was deleted, or never was. */
export async function identityUnlessDeleted(
  client: Pick<Prisma.TransactionClient, 'party'>,
  id: string,
): Promise<KeptIdentity | null> {
  try {
    return (await readIdentity(client, id)).identity
  } catch (error) {
    if (isDomainError(error)) return null
    throw error
  }
}

export function isUuid(text: string): boolean {
  return z.uuid().safeParse(text).success
}

/** What was deleted at its expiry. */
export function expired(what: string, at: Date | null): DomainError {
  const when = at ? `，已于 ${chineseDate(at)} 删除` : '，已删除'
  return new DomainError('gone', `${what}的保存期限已到${when}。`)
}
