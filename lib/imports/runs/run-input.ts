import { z } from 'zod'

/** The most addresses of one run. */
const MAX_ADDRESSES = 2_000

/** Where the run's files are: by their uploads, or by their path on this machine (the command line's). */
const fileSchema = z.union([
  z.object({ name: z.string().max(255), upload: z.uuid() }),
  z.object({ name: z.string().max(255), path: z.string() }),
])

/** What a run reads, as it is stored with the run. */
export const runInputSchema = z.union([
  z.object({ addresses: z.array(z.string().max(2_000)).min(1).max(MAX_ADDRESSES) }),
  z.object({ files: z.array(fileSchema).min(1).max(10_000) }),
])

export type RunInput = z.infer<typeof runInputSchema>
export type RunFile = z.infer<typeof fileSchema>
