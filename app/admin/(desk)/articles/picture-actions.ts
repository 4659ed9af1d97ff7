'use server'

import { z } from 'zod'
import { dataAction } from '#lib/web/action.ts'
import { actingEditor } from '#lib/web/session.ts'

const shape = z.object({
  addresses: z
    .array(z.url({ protocol: /^https?$/ }).max(4_000))
    .min(1)
    .max(50),
})

/** Asks the library to fetch pictures. */
export const requestPictures = dataAction(
  shape,
  () => ({ numbers: [] as number[] }),
  async () => {
    await actingEditor()
    return { numbers: [] as number[] }
  },
)
