import { z } from 'zod'
import { isWebAddress } from '../../text/web-address.ts'

/** The most addresses of one run. */
const MAX_ADDRESSES = 2_000

/** Where the run's files are: by their uploads, or by their path on this machine (the command line's). */
const fileSchema = z.union([
  z.object({ name: z.string().max(255), upload: z.uuid() }),
  z.object({ name: z.string().max(255), path: z.string() }),
])

const siteSchema = z.string().max(200).refine(isWebAddress, '旧站的网址须以 http:// 或 https:// 开头')

/** What a run reads, as it is stored with the run. */
export const runInputSchema = z.union([
  z.object({ addresses: z.array(z.string().max(2_000)).min(1).max(MAX_ADDRESSES) }),
  z.object({
    files: z.array(fileSchema).min(1).max(10_000),
    /** The address of the site from which an export comes, where the export leaves it out (Ghost). */
    site: siteSchema.optional(),
    /** Whether what the old site calls a page is an article, too (WordPress, Ghost). */
    withPages: z.boolean().optional(),
  }),
])

export type RunInput = z.infer<typeof runInputSchema>
export type RunFile = z.infer<typeof fileSchema>
