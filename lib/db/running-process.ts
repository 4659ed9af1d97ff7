import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { isRunning, type ProcessIdentity } from '../process-identity.mjs'

/** The command line of a running process, its arguments separated by spaces; empty when unknown. */
export function commandOf(pid: number): string {
  try {
    if (process.platform !== 'linux') return ps(pid, 'command=')
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return ''
  }
}

/** Waits until that process has ended. @returns false when it still runs after `timeoutMs` */
export async function hasEnded(identity: ProcessIdentity, timeoutMs: number): Promise<boolean> {
  for (const end = Date.now() + timeoutMs; isRunning(identity); ) {
    if (Date.now() > end) return false
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return true
}

function ps(pid: number, column: string): string {
  return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim()
}
