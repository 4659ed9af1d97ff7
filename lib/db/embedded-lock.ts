import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { identify, isRunning } from './running-process.ts'
import { StartError } from './start-error.ts'

const holderSchema = z.object({ pid: z.number().int().positive(), startedAt: z.string() })

/** Who holds a lock file. */
export type LockHolder = z.infer<typeof holderSchema>

/**
 * Takes the lock file for this process, also from a holder that no longer runs.
 * @returns gives it back
 * @throws StartError when a living process holds it
 */
export async function takeLock(file: string, folder: string): Promise<() => Promise<void>> {
  const me = identify(process.pid)
  const own = `${file}.${process.pid}`
  await writeFile(own, JSON.stringify(me), { mode: 0o600 })
  try {
    while (!(await linked(own, file))) {
      const holder = await lockHolder(file)
      if (holder) throw new StartError(inUse(folder, holder.pid))
      await discardStale(file)
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

function inUse(folder: string, pid: number): string {
  return `the data folder ${folder} is in use by another instance (process ${pid}); stop that one or set DATA_DIR to another folder`
}

/** Moves a dead holder's file away; puts it back when a new holder was quicker than we thought. */
async function discardStale(file: string): Promise<void> {
  const moved = `${file}.stale.${process.pid}`
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
