import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { identify } from '../process-identity.mjs'
import { StartError } from '../start-error.ts'
import { commandOf, hasEnded } from './running-process.ts'

/** Stops a Postgres on this cluster that is still running after its portal has ended.
 *  @throws StartError when it does not stop */
export async function stopOrphan(data: string): Promise<void> {
  const [pid] = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const orphan = identify(Number(pid))
  if (!orphan || !commandOf(orphan.pid).includes(`-D ${data}`)) return
  for (const [signal, timeoutMs] of [
    // On a full disk a fast shutdown does not end, because its checkpoint cannot be written.
    ['SIGINT', 2_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    process.kill(orphan.pid, signal)
    if (await hasEnded(orphan, timeoutMs)) return
  }
  throw new StartError(
    `Postgres (process ${orphan.pid}) of an earlier start does not stop; end it and start again`,
  )
}
