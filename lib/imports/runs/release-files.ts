import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'

/** The uploads that runs read of which a condition holds. */
const uploadsOf = (condition: Prisma.Sql) => Prisma.sql`
  SELECT (file ->> 'upload')::uuid FROM import_run, jsonb_array_elements(import_run.input -> 'files') AS file
  WHERE file ->> 'upload' IS NOT NULL AND ${condition}`

/** Gives up the uploaded files of a run that needs them no more, but for those that another run may still read. An hourly job
 *  deletes them after a day. */
export async function releaseFiles(tx: Tx, runId: number): Promise<void> {
  const others = Prisma.sql`import_run.id <> ${runId} AND state NOT IN ('done', 'undoing', 'undone')`
  await tx.$executeRaw`
    UPDATE upload SET expires_at = least(expires_at, now() + interval '1 day')
    WHERE id IN (${uploadsOf(Prisma.sql`import_run.id = ${runId}`)}) AND id NOT IN (${uploadsOf(others)})`
}
