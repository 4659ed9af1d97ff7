import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { config } from '../config.ts'

/** Longer than a request and its handler can take; by the time and not by the process, as instances may share DATA_DIR. */
const ABANDONED_AFTER_MS = 3_600_000

/** In DATA_DIR, beside the media: a system's own folder for temporary files may lie in memory. */
const parent = () => join(config().dataDir, 'form-work')

/** A new folder for the files of one form. */
export async function makeFormFolder(): Promise<string> {
  await mkdir(parent(), { recursive: true, mode: 0o700 })
  return mkdtemp(join(parent(), 'form-'))
}

/** Deletes the files of forms whose process ended at work.
 *  @returns of how many forms */
export async function deleteAbandonedForms(now = Date.now()): Promise<number> {
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
