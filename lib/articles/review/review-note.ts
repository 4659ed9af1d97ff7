import { z } from 'zod'
import { prose } from '../../text/text-fields.ts'

const MOST = 1_000

/** What is said beside a decision; may be empty. */
export const reviewNote = prose(MOST, '说明').default('')

/** Why a text goes back to its author. */
export const returnNote = z
  .string('请写明要改什么')
  .pipe(prose(MOST, '退回意见'))
  .pipe(z.string().min(1, '请写明要改什么'))
