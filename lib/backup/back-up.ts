import { stat } from 'node:fs/promises'
import { longTransaction } from '../db/long-transaction.ts'
import { type Copied, content, type OnRows } from './backup-content.ts'
import { writeCompressed } from './write-file.ts'

export type BackedUp = Copied & { bytes: number }

type Options = {
  onRows?: OnRows
  /** Aborts the backup. */
  signal?: AbortSignal
  /** An exported snapshot (pg_export_snapshot) to copy, instead of the present state. */
  snapshot?: string
}

/**
 * Copies the whole database as it is at one moment into a compressed file (format.ts), while others read and write it.
 * A file of that name is replaced.
 */
export async function backUp(
  databaseUrl: string,
  path: string,
  { onRows = () => {}, signal, snapshot }: Options = {},
): Promise<BackedUp> {
  const mode = 'ISOLATION LEVEL REPEATABLE READ, READ ONLY'
  const copied = await longTransaction(databaseUrl, { name: 'citysite-backup', mode }, async (client) => {
    if (snapshot) await client.query(`SET TRANSACTION SNAPSHOT ${client.escapeLiteral(snapshot)}`)
    const bytes = content(client, onRows)
    const result = Promise.withResolvers<Copied>()
    await writeCompressed(path, withResult(bytes, result.resolve), signal)
    return result.promise
  })
  return { ...copied, bytes: (await stat(path)).size }
}

async function* withResult<T, R>(source: AsyncGenerator<T, R>, take: (result: R) => void): AsyncGenerator<T> {
  take(yield* source)
}
