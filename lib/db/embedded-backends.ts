import { readdirSync, readlinkSync } from 'node:fs'
import { commandOf } from './running-process.ts'

/**
 * Kills the backends of a server whose postmaster has ended. A backend notices that only after its statement, keeps the
 * shared memory until then, and no other server can start on the cluster. Only on Linux, where processes can be listed;
 * elsewhere they end by themselves.
 */
export function endBackends(data: string): void {
  for (const pid of processes()) {
    // The working folder of Postgres's processes is their cluster, and their command line begins with their name.
    if (folderOf(pid) !== data || !commandOf(pid).startsWith('postgres:')) continue
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended meanwhile.
    }
  }
}

function processes(): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc').map(Number).filter(Number.isInteger)
}

function folderOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return ''
  }
}
