import { availableParallelism, loadavg } from 'node:os'

const MOST = 8

/** How many times longer than on an idle machine a response may take, 1 to 8: the load average of the last minute per
 *  core (0 on systems without it). */
export function loadFactor(load = loadavg()[0] ?? 0, cores = availableParallelism()): number {
  return Math.min(MOST, Math.max(1, load / cores))
}
