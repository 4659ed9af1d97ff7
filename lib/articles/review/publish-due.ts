import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { transaction } from '#lib/db/transaction.ts'
import { systemActor } from '../../actors/actor.ts'
import { type DomainError, isDomainError } from '../../errors.ts'
import { oneByOne } from '../../one-by-one.ts'
import { publish } from '../publish.ts'
import type { Seen } from '../schema.ts'
import { unschedule } from './schedule-article.ts'

const ACTOR = systemActor('定时发布')
const MOST = 200

const dueRow = z.object({ id: z.int(), version: z.int() })

/**
 * Publishes every article whose time has come by the clock of the database, each in a transaction of its own and once: its
 * version is that of the schedule. One that cannot be published any more is approved again, and its record says why. One that fails in
 * another way is reported, and stands in no other's way.
 * @returns how many of each
 */
export async function publishDue(): Promise<{ published: number; refused: number }> {
  const due = await queryRows(
    dueRow,
    Prisma.sql`
      SELECT article.id, article.version FROM article_schedule JOIN article ON article.id = article_id
      WHERE due_at <= clock_timestamp() AND status = 'scheduled' ORDER BY due_at LIMIT ${MOST}`,
  )
  let refused = 0
  const publishing = async (seen: Seen) => {
    const refusal = await publishOne(seen)
    if (refusal === null) return true
    if (isMoved(refusal)) return false
    await unscheduleOne(seen, refusal)
    refused += 1
    return false
  }
  const { done } = await oneByOne(
    due,
    publishing,
    ({ id }) => `the publication of the scheduled article ${id}`,
  )
  return { published: done, refused }
}

async function publishOne(seen: Seen): Promise<DomainError | null> {
  try {
    await transaction((tx) => publish(tx, ACTOR, seen))
    return null
  } catch (error) {
    if (isDomainError(error)) return error
    throw error
  }
}

/** Somebody was there first. What a case keeps from readers, and what has no licence any more, is refused with its reason. */
const isMoved = ({ code, details }: DomainError) =>
  code === 'conflict' || code === 'not-found' || (code === 'wrong-state' && !hasReason(details))

const hasReason = ({ caseId, contributionId }: DomainError['details']) =>
  caseId !== undefined || contributionId !== undefined

async function unscheduleOne(seen: Seen, refusal: DomainError): Promise<void> {
  const note = `没有发布：${refusal.message}`
  await transaction((tx) => unschedule(tx, ACTOR, seen, { note })).catch((error) => {
    if (!isDomainError(error) || !isMoved(error)) throw error
  })
}
