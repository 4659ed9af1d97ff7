'use server'

import { z } from 'zod'
import { requestPictures as request } from '#lib/media/request-pictures.ts'
import { dataAction } from '#lib/web/action.ts'
import { actingEditor } from '#lib/web/session.ts'

const shape = z.strictObject({ addresses: z.array(z.string().max(4_000)).min(1).max(50) })
const refused = (): { numbers: (number | null)[] } => ({ numbers: [] })

/** Asks the library to fetch pictures that were pasted. */
export const requestPictures = dataAction(shape, refused, async ({ addresses }) => ({
  numbers: await request(await actingEditor(), addresses),
}))
