import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Makes a work that runs while no other process runs one under the same lock file; it waits for its turn. A process
 * that died with the lock in its hand does not keep it.
 * @template T
 * @param {string} file
 * @param {(progress: (line: string) => void) => Promise<T>} work
 * @returns {(progress: (line: string) => void) => Promise<T>}
 */
export function takingTurns(file, work) {
  return async (progress) => {
    for (let holder = take(file); holder !== null; holder = take(file)) {
      progress(`waiting for process ${holder}, which holds ${file}`)
      await sleep(200)
    }
    try {
      return await work(progress)
    } finally {
      rmSync(file, { force: true })
    }
  }
}

/** Takes the lock; where another living process holds it, answers that one's id. */
function take(file) {
  try {
    writeFileSync(file, `${process.pid} ${startOf(process.pid)}`, { flag: 'wx' })
    return null
  } catch (error) {
    // Where nothing can be written nothing can be prepared, and nobody has to wait.
    if (['EACCES', 'EROFS', 'EPERM'].includes(error.code)) return null
    if (error.code !== 'EEXIST') throw error
  }
  const said = read(file)
  const [pid = '', startedThen] = said.split(' ')
  // The same number may be another process's by now.
  if (Number(pid) !== process.pid && isAlive(Number(pid)) && startOf(Number(pid)) === startedThen) return pid
  // Empty for the moment between making and writing it: looked at once more before it is taken for a dead one's.
  if (said === '' && Date.now() - startedAt(file) < 2_000) return 'that just began'
  discard(file, said)
  return take(file)
}

/** Moves a dead holder's file away; puts it back when somebody living was quicker. */
function discard(file, said) {
  const moved = `${file}.${process.pid}`
  try {
    renameSync(file, moved)
    if (read(moved) !== said) linkSync(moved, file)
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  }
  rmSync(moved, { force: true })
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function startedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** When a process began, where the system tells (proc(5), field 22): with its number it is one process only. */
function startOf(pid) {
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1) ?? ''
  return fields.split(' ')[19] ?? '-'
}

function isAlive(pid) {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
