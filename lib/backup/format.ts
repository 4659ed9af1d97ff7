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
 * The tables' structure is that of the named migrations (prisma/migrations). Not in a backup: the jobs (schema `pgboss`),
 * which are scheduled at every start; the rows of the tables in `leftOut`; and the portal's secret, so that nobody can sign
 * sessions with a backup.
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

/** The version of this format. */
export const VERSION = 1

/**
 * Tables that are not copied: those whose rows are deleted within two days, as readers are promised; who has a form open,
 * which is true for a minute; uploads that are not finished, whose pieces lie elsewhere; and pictures that are drawn again
 * when they are asked for.
 */
export const LEFT_OUT: readonly string[] = [
  'view_salt',
  'view_visitor',
  'view_budget',
  'presence',
  'upload',
  'upload_piece',
  'share_picture',
]

/** The line after a table's rows. No row can be equal to it, since COPY doubles a backslash. */
export const ROWS_END = '\\.\n'

export function damaged(cause?: unknown): DomainError {
  return new DomainError('invalid-input', '这份备份已损坏或不完整，不能恢复。', { cause })
}

export function notABackup(path: string, cause?: unknown): DomainError {
  return new DomainError('invalid-input', `这个文件不是本站的备份：${path}`, { cause })
}

/** One line of JSON.
 *  @throws DomainError invalid-input, or what `otherwise` makes, when the line does not match the schema */
export function parseLine<T>(schema: z.ZodType<T>, line: string, otherwise = damaged): T {
  try {
    return schema.parse(JSON.parse(line))
  } catch (error) {
    throw otherwise(error)
  }
}
