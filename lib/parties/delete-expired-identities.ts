import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { systemActor } from '../actors/actor.ts'
import { auditInserts } from '../audit/record.ts'
import { forgetLetters } from './forget-letters.ts'
import { isNeeded } from './needed-parties.ts'
import { sealedStorage } from './sealed-storage.ts'

/** What was deleted: parties, their letters, their files and those of nobody; files and bytes that the store has erased. */
export type DeletedIdentities = Record<'parties' | 'letters' | 'files' | 'erased' | 'bytes', number>

const BATCH = 100
const ACTOR = systemActor('到期删除')

const partyRow = z.object({ id: z.string(), role: z.string() })
const fileRow = z.object({ id: z.string(), party_id: z.string().nullable() })

/**
 * Deletes what is known of parties that have expired by the database's clock: identity, indexes, the text of letters, files
 * (个人信息保护法 §19, 47). Expired files of nobody are deleted, too. A party that is still needed is kept (needed-parties.ts). The
 * empty rows stay, with one audit entry each. Files are erased after the commit; if the store fails, the next run tries again.
 * @throws what the store threw, once all others are erased
 */
export async function deleteExpiredIdentities(): Promise<DeletedIdentities> {
  const deleted = { parties: 0, letters: 0, files: 0, erased: 0, bytes: 0 }
  for (let more = true; more; ) {
    const batch = await transaction(deleteBatch)
    deleted.parties += batch.parties
    deleted.letters += batch.letters
    deleted.files += batch.files
    more = batch.isFull
  }
  const { sizes, failures } = await eraseDeleted()
  deleted.erased = sizes.length
  deleted.bytes = sizes.reduce((sum, bytes) => sum + bytes, 0)
  if (failures.length > 0) throw failures[0]
  return deleted
}

async function deleteBatch(tx: Tx) {
  const parties = await queryRows(
    partyRow,
    Prisma.sql`
      UPDATE party SET identity = NULL, name_index = NULL, email_index = NULL, phone_index = NULL, deleted_at = now()
      WHERE id IN (SELECT id FROM party WHERE deleted_at IS NULL AND until <= now() AND NOT ${isNeeded}
        ORDER BY until LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
      RETURNING id, role::text`,
    tx,
  )
  const ids = parties.map(({ id }) => id)
  const letters = await forgetLetters(tx, ids)
  const files = await queryRows(
    fileRow,
    Prisma.sql`
      UPDATE sealed_file SET name = NULL, deleted_at = now()
      WHERE deleted_at IS NULL AND party_id = ANY (${ids}::uuid[])
      RETURNING id, party_id`,
    tx,
  )
  const ownerless = await queryRows(
    fileRow,
    Prisma.sql`
      UPDATE sealed_file SET name = NULL, deleted_at = now()
      WHERE id IN (SELECT id FROM sealed_file WHERE deleted_at IS NULL AND party_id IS NULL AND until <= now()
        ORDER BY until LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
      RETURNING id, party_id`,
    tx,
  )
  const entries = [
    ...parties.map(({ id, role }) => ({
      ...{ id, details: { role, files: files.filter((file) => file.party_id === id).length } },
    })),
    ...ownerless.map(({ id }) => ({ id, details: { file: id } })),
  ]
  if (entries.length > 0) await tx.$executeRaw(auditInserts(entries.map(entryOf)))
  return {
    ...{ parties: parties.length, letters, files: files.length + ownerless.length },
    isFull: parties.length === BATCH || ownerless.length === BATCH,
  }
}

function entryOf({ id, details }: { id: string; details: Prisma.InputJsonObject }) {
  return {
    event: 'identities_deleted' as const,
    by: ACTOR,
    about: { subject: 'party' as const, id },
    details,
  }
}

/** One that the store cannot erase stands in no other's way.
 *  @returns the bytes of each file that the store has erased, and why it could not erase others */
async function eraseDeleted(): Promise<{ sizes: number[]; failures: unknown[] }> {
  const [sizes, failures]: [number[], unknown[]] = [[], []]
  for (let last = '', more = true; more; ) {
    const files = await db().sealedFile.findMany({
      where: { deletedAt: { not: null }, erasedAt: null, ...(last && { id: { gt: last } }) },
      ...{ select: { id: true, hash: true, bytes: true }, orderBy: { id: 'asc' }, take: BATCH },
    })
    for (const { id, hash, bytes } of files)
      try {
        await sealedStorage().delete(hash)
        await db().sealedFile.update({ where: { id }, data: { erasedAt: new Date() } })
        sizes.push(Number(bytes))
      } catch (error) {
        failures.push(error)
      }
    last = files.at(-1)?.id ?? ''
    more = files.length === BATCH
  }
  return { sizes, failures }
}
