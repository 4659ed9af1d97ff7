import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { identify, isRunning } from './process-identity.mjs'

// Plain JavaScript for Node 20 and later: deploy/ runs before the packages, and Node 24 among them, are installed.

/** Longer than another process needs to put back a lock file that it moved away by mistake. */
const SETTLE_MS = 30
const RETRY_MS = 200

/**
 * Who holds a lock file; `token` is different at each acquisition.
 * @typedef {import('./process-identity.mjs').ProcessIdentity & { token: string }} LockHolder
 */

/**
 * Tries to acquire a lock file for this process. The lock of a process that no longer runs is taken over, by exactly one
 * of several that try.
 * @param {string} file
 * @returns {Promise<{ release: () => Promise<void>, holder?: undefined } | { holder: LockHolder, release?: undefined }>}
 *   `holder` is the running process that holds it
 */
export async function tryLock(file) {
  const token = randomUUID()
  const own = `${file}.${token}`
  await writeFile(own, JSON.stringify({ ...identify(process.pid), token }), { mode: 0o600 })
  try {
    while (!(await linked(own, file)) || !(await isStillOurs(file, token))) {
      const holder = await lockHolder(file)
      // Ours may have been put back where another process had moved it away by mistake.
      if (holder?.token === token && (await isStillOurs(file, token))) break
      if (holder && holder.token !== token) return { holder }
      if (!holder) await removeStale(file, token)
    }
  } finally {
    await rm(own, { force: true })
  }
  return { release: () => rm(file, { force: true }) }
}

/**
 * Runs `work` while no other process runs one under the same lock file; waits for it if necessary. Where the folder cannot
 * be written, `work` runs without a lock.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {(holder: LockHolder) => void} [onWait] is called while another process holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(file, work, onWait = () => {}) {
  let lock = await tryLock(file).catch(unlessReadOnly)
  for (; lock.holder; lock = await tryLock(file)) {
    onWait(lock.holder)
    await sleep(RETRY_MS)
  }
  try {
    return await work()
  } finally {
    await lock.release()
  }
}

function unlessReadOnly(error) {
  if (!['EACCES', 'EROFS', 'EPERM'].includes(error.code)) throw error
  return { release: async () => {} }
}

/**
 * The running process that holds a lock file; null when there is none.
 * @param {string} file
 * @returns {Promise<LockHolder | null>}
 */
export async function lockHolder(file) {
  const holder = parse(await readFile(file, 'utf8').catch(() => ''))
  return isLockHolder(holder) && isRunning(holder) ? holder : null
}

/** Whether the lock is still ours after every process that took its file for a stale one has noticed its mistake. */
async function isStillOurs(file, token) {
  await sleep(SETTLE_MS)
  return (await lockHolder(file))?.token === token
}

/** Moves the file of a process that no longer runs away; puts it back when it is that of a new holder meanwhile. */
async function removeStale(file, token) {
  const moved = `${file}.stale.${token}`
  if (!(await succeeds(rename(file, moved), 'ENOENT'))) return
  if (await lockHolder(moved)) await linked(moved, file)
  await rm(moved, { force: true })
}

/** `link` creates a file with its content in one step, or fails where one exists. */
function linked(from, to) {
  return succeeds(link(from, to), 'EEXIST')
}

async function succeeds(work, codeOfFailure) {
  try {
    await work
    return true
  } catch (error) {
    if (error.code === codeOfFailure) return false
    throw error
  }
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isLockHolder(value) {
  const { pid, startedAt, token } = Object(value)
  return Number.isInteger(pid) && pid > 0 && typeof startedAt === 'string' && typeof token === 'string'
}
