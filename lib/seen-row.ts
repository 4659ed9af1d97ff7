import { z } from 'zod'

/** The number of a row, as a column can hold it. */
export const rowNumber = z.int32().positive()

/** The version of a row that somebody saw; 0 where there was none. */
export const seenVersion = z.int32().nonnegative()

/** A row as somebody saw it, whose version tells whether it is still so. */
export const seenRow = z.object({ id: rowNumber, version: seenVersion })

export type SeenRow = z.output<typeof seenRow>
