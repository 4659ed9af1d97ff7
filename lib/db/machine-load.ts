import { availableParallelism, loadavg } from 'node:os'

const MOST = 8

/** By how much longer than on an idle machine an answer may take, 1 to 8: by the load average of the last minute, which
 *  some systems do not tell (0). */
export function slowness(load = loadavg()[0] ?? 0, cores = availableParallelism()): number {
  return Math.min(MOST, Math.max(1, load / cores))
}
