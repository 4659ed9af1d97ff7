import { z } from 'zod'
import { FrontZone } from '#lib/db/generated/enums.ts'
import { rowNumber, seenVersion } from '../seen-row.ts'
import { slotTimeSchema } from './slot-times.ts'

/** How many articles editors place on one page, whenever they hold. */
const MOST_SLOTS = 60

const moment = z
  .date()
  .min(new Date('2000-01-01'), '日期太早')
  .max(new Date('2100-01-01'), '日期太晚')
  .nullable()

const place = { zone: z.enum(FrontZone), columnId: rowNumber.nullable(), articleId: rowNumber }

/** An article at a place, as an editor gives it. */
const slotSchema = z
  .object({ ...place, startsAt: moment, endsAt: moment })
  .refine(({ zone, columnId }) => (zone === 'column') === (columnId !== null), '请选择栏目')
  .refine(
    ({ startsAt, endsAt }) => startsAt === null || endsAt === null || startsAt < endsAt,
    '结束时间要晚于开始时间',
  )

/** What an editor places on one page, and on which version of it. */
export const arrangementSchema = z.object({
  /** Of the page that it is for; null for the front page of the whole site. */
  city: z.string().nullable(),
  /** Of the page as the editor saw it; 0 where nobody had arranged it. */
  version: seenVersion,
  slots: slotsOf(slotSchema),
})

/** Slots as the desk sends them, with their times as they are typed. */
export const typedSlotsSchema = slotsOf(
  z.object({ ...place, startsAt: slotTimeSchema, endsAt: slotTimeSchema }),
)

function slotsOf<S extends z.ZodType>(slot: S) {
  return z.array(slot).max(MOST_SLOTS, `一页最多放 ${MOST_SLOTS} 篇`)
}
