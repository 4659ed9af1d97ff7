/** Error codes of Prisma (P…), Postgres (SQLSTATE) and sockets while the database cannot be reached or shuts down. */
const OUTAGE =
  /^(P1001|P1002|P1008|P1017|P2024|P2028|P2037|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|08\d{3}|53\d{3}|57P0\d)$/
const WORDS =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Can't reach database server/i

/** Too much is asked at once: refused, to be asked for again. */
export class Overload extends Error {}

/** Whether an error means a temporary outage of the database, or too much at once, rather than a fault of this program. */
export function isOutage(error: unknown): boolean {
  for (let next = error, depth = 0; next instanceof Error && depth < 5; next = next.cause, depth++) {
    if (next instanceof Overload) return true
    if ('code' in next && typeof next.code === 'string' && OUTAGE.test(next.code)) return true
    if (WORDS.test(next.message) || OUTAGE.test(originalCode(next))) return true
  }
  return false
}

/** Postgres' code, where Prisma wraps it in one of its own; empty elsewhere. */
export function originalCode(error: Error): string {
  const { meta } = error as { meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } } }
  return String(meta?.driverAdapterError?.cause?.originalCode ?? '')
}
