/** What Prisma (P…), Postgres (SQLSTATE) and the socket say when the database cannot be reached or is going down. */
const OUTAGE =
  /^(P1001|P1002|P1008|P1017|P2024|P2028|P2037|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|08\d{3}|53\d{3}|57P0\d)$/
const WORDS =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Can't reach database server/i

/** Whether an error means that the database is away for the moment, rather than that something is wrong here. */
export function isOutage(error: unknown): boolean {
  for (let next = error, depth = 0; next instanceof Error && depth < 5; next = next.cause, depth++) {
    if ('code' in next && typeof next.code === 'string' && OUTAGE.test(next.code)) return true
    if (WORDS.test(next.message) || OUTAGE.test(originalCode(next))) return true
  }
  return false
}

/** What Postgres said, where Prisma wraps it in a code of its own; empty elsewhere. */
export function originalCode(error: Error): string {
  const { meta } = error as { meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } } }
  return String(meta?.driverAdapterError?.cause?.originalCode ?? '')
}
