import { readdirSync, readlinkSync } from 'node:fs'
import { commandOf } from './running-process.ts'

/**
 * Ends the processes of a server whose first process is gone. One that computes does not notice that for as long as its
 * statement runs, holds the shared memory, and no other server may start on the cluster meanwhile. Where processes
 * cannot be listed (only Linux can) nothing is done, and they end by themselves.
 */
export function endBackends(data: string): void {
  for (const pid of processes()) {
    // Postgres's processes stand in their cluster's folder, and name themselves.
    if (folderOf(pid) !== data || !commandOf(pid).startsWith('postgres:')) continue
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has just ended.
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
