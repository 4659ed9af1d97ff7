import type { z } from 'zod'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { cityIdBySlug } from '../cities/find-city.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { sendJobsAt } from '../jobs/send-job.ts'
import { withdrawJobsWith } from '../jobs/withdraw-jobs.ts'
import { purgeTags } from '../page-cache/purge-tags.ts'
import { claimFront } from './claim-front.ts'
import { pageTag } from './page-tag.ts'
import { refuseMisplaced } from './refuse-misplaced.ts'
import { arrangementSchema } from './slot-schema.ts'
import type { Slot } from './slots.ts'

/**
 * Places articles on the front page or a city's, in the order given, instead of those that stood there. Readers see it from
 * the commit on, and each slot from its start until its end.
 * @throws DomainError forbidden | invalid-input | not-found | conflict
 */
export async function arrangeFront(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'front.arrange')
  const { city, slots, ...seen } = parseInput(arrangementSchema, input)
  const cityId = city === null ? null : await cityIdBySlug(city)
  return transaction(async (tx) => {
    const { id: pageId, version } = await claimFront(tx, editor, { cityId, ...seen })
    const before = await slotsOf(tx, pageId)
    await refuseMisplaced(tx, { cityId, slots, before })
    await tx.frontSlot.deleteMany({ where: { pageId } })
    await tx.frontSlot.createMany({ data: slots.map((slot, at) => ({ ...slot, pageId, position: at + 1 })) })
    const about = { subject: 'front', id: city ?? 'site' } as const
    const details = { before: before.map(told), after: slots.map(told) }
    await recordAudit(tx, { event: 'front_arranged', by: editor, about, details })
    await planRefreshes(tx, city, slots)
    await purgeTags(tx, [pageTag(city)])
    return { version }
  })
}

async function slotsOf(tx: Tx, pageId: number): Promise<Slot[]> {
  return tx.frontSlot.findMany({
    where: { pageId },
    omit: { pageId: true, position: true },
    orderBy: { position: 'asc' },
  })
}

/** A slot as the audit trail tells it. */
function told({ startsAt, endsAt, ...slot }: z.output<typeof arrangementSchema>['slots'][number] | Slot) {
  return { ...slot, startsAt: startsAt?.toISOString() ?? null, endsAt: endsAt?.toISOString() ?? null }
}

/** At each moment at which one of the slots begins or ends the page is to be made anew, and at no other any more. */
async function planRefreshes(tx: Tx, city: string | null, slots: readonly Slot[]): Promise<void> {
  await withdrawJobsWith(tx, 'refresh-front', { city })
  const moments = slots.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt].filter((at) => at !== null))
  const times = [...new Set(moments.map((at) => at.getTime()))].filter((at) => at > Date.now())
  await sendJobsAt(
    tx,
    'refresh-front',
    times.map((at) => ({ data: { city }, at: new Date(at) })),
  )
}
