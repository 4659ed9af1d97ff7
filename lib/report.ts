import { logs } from './logs.ts'
import { isDatabaseWell } from './metrics/health.ts'
import { isOutage } from './outage.ts'
import { oncePerProcess } from './process.ts'

const LOOK_AGAIN_MS = 2_000

type Outage = { since: number; failures: number; looking: NodeJS.Timeout }

/**
 * Writes down that something failed which nobody foresaw. While the database is away that is the same for every
 * request: one line says when it went, one when it is back and how much failed in between.
 */
export function reportFailure(error: unknown, message: string): void {
  if (isOutage(error)) noteOutage(error as Error, message)
  else logs().error(error, message)
}

function noteOutage({ message }: Error, during: string): void {
  const holder = oncePerProcess('outage', (): { current: Outage | null } => ({ current: null }))
  if (holder.current) {
    holder.current.failures += 1
    return
  }
  logs().error({ reason: message.trim().split('\n').at(-1), during }, 'the database is away')
  const look = async () => {
    const outage = holder.current
    if (!outage || !(await isDatabaseWell()) || holder.current !== outage) return
    clearInterval(outage.looking)
    holder.current = null
    const seconds = Math.round((Date.now() - outage.since) / 1_000)
    logs().warn({ failures: outage.failures, seconds }, 'the database answers again')
  }
  const looking = setInterval(look, LOOK_AGAIN_MS).unref()
  holder.current = { since: Date.now(), failures: 1, looking }
}
