import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'

export const sourceRow = z.object({ id: z.int(), name: z.string() })

/** A condition on `source`: that it has published articles; in the words of their index. */
export const hasPublished = Prisma.sql`EXISTS (
  SELECT FROM article WHERE status = 'published' AND source_id > 0 AND source_id = source.id)`
