import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { config } from '../config.ts'

const ABANDONED_AFTER_MS = 24 * 3_600_000

/** Beside the library: a system's own folder for temporary files may lie in memory. */
const parent = () => join(config().dataDir, 'media-work')

/** An empty folder while `work` runs, for what is made of a file before it is kept. */
export async function inWorkFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(parent(), { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(join(parent(), 'file-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Deletes the folders of processes that ended at work. */
export async function deleteAbandonedWork(now = Date.now()): Promise<number> {
  const names = await readdir(parent()).catch(() => [])
  let deleted = 0
  for (const name of names) {
    const path = join(parent(), name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }))
    if (now - mtimeMs < ABANDONED_AFTER_MS) continue
    await rm(path, { recursive: true, force: true })
    deleted += 1
  }
  return deleted
}
