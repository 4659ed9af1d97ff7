import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { identify } from '../process-identity.mjs'
import { StartError } from '../start-error.ts'
import { commandOf, hasEnded } from './running-process.ts'

/** Stops a Postgres that outlived the portal which started it on this cluster.
 *  @throws StartError when it does not stop */
export async function stopOrphan(data: string): Promise<void> {
  const [pid] = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const orphan = identify(Number(pid))
  if (!orphan || !commandOf(orphan.pid).includes(`-D ${data}`)) return
  for (const [signal, patience] of [
    // On a disk that is full it cannot end in order, and waits for that.
    ['SIGINT', 2_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    process.kill(orphan.pid, signal)
    if (await hasEnded(orphan, patience)) return
  }
  throw new StartError(
    `Postgres (process ${orphan.pid}) of an earlier start does not stop; end it and start again`,
  )
}
