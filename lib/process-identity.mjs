import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

// Plain JavaScript for Node 20 and later: deploy/ runs before the packages, and Node 24 among them, are installed.

/**
 * A process, distinguished from any later one with the same number.
 * @typedef {{ pid: number, startedAt: string }} ProcessIdentity
 */

/**
 * The identity of a running process; null when there is none with this number.
 * @param {number} pid
 * @returns {ProcessIdentity | null}
 */
export function identify(pid) {
  const startedAt = process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid)
  return startedAt === null ? null : { pid, startedAt }
}

/**
 * Whether that very process still runs.
 * @param {ProcessIdentity} identity
 */
export function isRunning(identity) {
  return identify(identity.pid)?.startedAt === identity.startedAt
}

/** The boot and the clock tick in which the process started (proc(5), field 22 of stat). */
function startOnLinux(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in field 2 may contain spaces and brackets; the other fields are counted from its end.
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (state === 'Z' || state === 'X') return null
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${rest[18]}`
  } catch {
    return null
  }
}

function startByPs(pid) {
  try {
    const words = ['-o', 'lstart=', '-p', String(pid)]
    return execFileSync('ps', words, { encoding: 'utf8', stdio: 'pipe' }).trim() || null
  } catch {
    return null
  }
}
