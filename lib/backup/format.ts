import { z } from 'zod'
import { DomainError } from '../errors.ts'

/**
 * A backup is one zstd stream (RFC 8878). `zstd -d` makes of it lines of UTF-8, which need no program of ours to be read:
 *
 *     {"format":"citysite-backup","version":1,"at":…,"postgres":…,"migrations":[…],"sequences":{…},"leftOut":[…]}
 *     {"table":"city","columns":["id","slug","name",…]}
 *     1⇥lecong⇥乐从⇥…          each row a line, as Postgres' COPY writes it in its text format (`\N` is NULL)
 *     \.
 *     {"rows":1,"sha256":…}     of the rows' lines
 *     …                         the same for every other table
 *     {"end":true,"sha256":…}   of every byte before this line
 *
 * The tables' structure is that of the named migrations (prisma/migrations). Not in it: the jobs (schema `pgboss`), which
 * every start schedules anew; the rows of the tables that `leftOut` names; and the portal's secret, so that who has a
 * backup cannot sign sessions.
 */
export const headerSchema = z.object({
  format: z.literal('citysite-backup'),
  version: z.int().positive(),
  /** When the copied state was the database's (ISO 8601, UTC). */
  at: z.iso.datetime(),
  postgres: z.string(),
  /** The migrations that had been applied, in their order. */
  migrations: z.array(z.string()),
  /** The last number that each sequence gave. */
  sequences: z.record(z.string(), z.string().regex(/^-?\d{1,19}$/)),
  leftOut: z.array(z.string()),
})

export const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()).min(1) })

export const sumSchema = z.object({ rows: z.int().nonnegative(), sha256: z.string() })

export const endSchema = z.object({ end: z.literal(true), sha256: z.string() })

export type Header = z.infer<typeof headerSchema>
export type Table = z.infer<typeof tableSchema>

/** Of the format, not of the database. */
export const VERSION = 1

/** What readers are promised is deleted within two days is not kept in a file for weeks. */
export const LEFT_OUT: readonly string[] = ['view_salt', 'view_visitor', 'view_budget']

/** What stands behind a table's rows; no row looks like it, since COPY writes a backslash twice. */
export const ROWS_END = '\\.\n'

export function damaged(cause?: unknown): DomainError {
  return new DomainError('invalid-input', '这份备份已损坏或不完整，不能恢复。', { cause })
}

export function notABackup(path: string, cause?: unknown): DomainError {
  return new DomainError('invalid-input', `这个文件不是本站的备份：${path}`, { cause })
}

/** One line of JSON.
 *  @throws DomainError invalid-input, or what `otherwise` makes, when it is not what stands there in a backup */
export function parseLine<T>(schema: z.ZodType<T>, line: string, otherwise = damaged): T {
  try {
    return schema.parse(JSON.parse(line))
  } catch (error) {
    throw otherwise(error)
  }
}
