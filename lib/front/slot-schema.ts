import { z } from 'zod'
import { FrontZone } from '#lib/db/generated/enums.ts'

/** How many articles editors place on one page, whenever they hold. */
const MOST_SLOTS = 60

const number = z.int32().positive()
const moment = z
  .date()
  .min(new Date('2000-01-01'), '日期太早')
  .max(new Date('2100-01-01'), '日期太晚')
  .nullable()

/** An article at a place, as an editor gives it. */
const slotSchema = z
  .object({
    zone: z.enum(FrontZone),
    columnId: number.nullable(),
    articleId: number,
    startsAt: moment,
    endsAt: moment,
  })
  .refine(({ zone, columnId }) => (zone === 'column') === (columnId !== null), '请选择栏目')
  .refine(
    ({ startsAt, endsAt }) => startsAt === null || endsAt === null || startsAt < endsAt,
    '结束时间要晚于开始时间',
  )

export const arrangementSchema = z.object({
  /** Of the page that it is for; null for the front page of the whole site. */
  city: z.string().nullable(),
  /** Of the page as the editor saw it; 0 where nobody had arranged it. */
  version: z.int32().nonnegative(),
  slots: z.array(slotSchema).max(MOST_SLOTS, `一页最多放 ${MOST_SLOTS} 篇`),
})
