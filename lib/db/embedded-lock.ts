import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { StartError } from '../start-error.ts'
import { identify, isRunning } from './running-process.ts'

const holderSchema = z.object({
  pid: z.number().int().positive(),
  startedAt: z.string(),
  /** Of this very taking; a process may try more than once. */
  token: z.string(),
})

/** Longer than another one needs to put back what it moved away by mistake. */
const SETTLED_MS = 30

/** Who holds a lock file. */
export type LockHolder = z.infer<typeof holderSchema>

/**
 * Takes the lock file for this process, also from a holder that no longer runs.
 * @returns gives it back
 * @throws FolderInUse when a living process holds it
 */
export async function takeLock(file: string, folder: string): Promise<() => Promise<void>> {
  const token = randomUUID()
  const own = `${file}.${token}`
  await writeFile(own, JSON.stringify({ ...identify(process.pid), token }), { mode: 0o600 })
  try {
    while (!(await linked(own, file)) || !(await isSettled(file, token))) {
      const holder = await lockHolder(file)
      if (holder) throw new FolderInUse(folder, holder.pid)
      await discardStale(file, token)
    }
  } finally {
    await rm(own, { force: true })
  }
  return () => rm(file, { force: true })
}

/** The living process that holds the lock file; null when nobody does. */
export async function lockHolder(file: string): Promise<LockHolder | null> {
  const parsed = holderSchema.safeParse(parse(await readFile(file, 'utf8').catch(() => '')))
  return parsed.success && isRunning(parsed.data) ? parsed.data : null
}

/** A living process holds the folder. */
export class FolderInUse extends StartError {
  constructor(folder: string, pid: number) {
    super(
      `the data folder ${folder} is in use by another instance (process ${pid}); stop that one or set DATA_DIR to another folder`,
    )
  }
}

/** Whether the lock is still ours once everybody who took it for a dead one's has looked again. */
async function isSettled(file: string, token: string): Promise<boolean> {
  await new Promise((done) => setTimeout(done, SETTLED_MS))
  return (await lockHolder(file))?.token === token
}

/** Moves a dead holder's file away; puts it back when a new holder was quicker than we thought. */
async function discardStale(file: string, token: string): Promise<void> {
  const moved = `${file}.stale.${token}`
  if (!(await done(rename(file, moved), 'ENOENT'))) return
  if (await lockHolder(moved)) await linked(moved, file)
  await rm(moved, { force: true })
}

/** `link` is the one way to make a complete file appear, or fail because one is there. */
function linked(from: string, to: string): Promise<boolean> {
  return done(link(from, to), 'EEXIST')
}

async function done(work: Promise<void>, otherwise: string): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === otherwise) return false
    throw error
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
