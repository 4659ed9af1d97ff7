import { pool } from '#lib/db/client.ts'

/** How many rows each table holds. */
export async function countRows(): Promise<Record<string, number>> {
  const tables = await pool().query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  )
  const counts: Record<string, number> = {}
  for (const { name } of tables.rows) {
    const { rows } = await pool().query<{ n: number }>(`SELECT count(*)::int AS n FROM ${name}`)
    counts[name] = rows[0]?.n ?? 0
  }
  return counts
}

/** What grew, and by how much. */
export function grown(before: Record<string, number>, after: Record<string, number>): Record<string, number> {
  const changes = Object.keys(after).map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)] as const)
  return Object.fromEntries(changes.filter(([, change]) => change !== 0))
}
