import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { shanghaiTimestamp } from '../time.ts'
import { type BackedUp, backUp } from './back-up.ts'

/** `citysite-20261127-021000.backup.zst`: the time (Shanghai) at which it was started. */
const NAME = /^citysite-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)\.backup\.zst$/
/** A file that was being written when its process was killed. */
const ABANDONED = /^citysite-\d{8}-\d{6}\.backup\.zst\.\d+\.part$/
/** A file that is still being written was changed more recently. */
const ABANDONED_AFTER_MS = 3_600_000

export type NightlyBackup = BackedUp & { path: string; removed: string[] }

/** Makes a backup in the folder, then removes its oldest backups there so that `keep` are left. */
export async function backUpInto(databaseUrl: string, folder: string, keep: number): Promise<NightlyBackup> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await removeAbandoned(folder)
  const path = join(folder, nameOf(new Date()))
  const backedUp = await backUp(databaseUrl, path)
  const removed = (await namesIn(folder)).slice(0, -keep)
  for (const name of removed) await rm(join(folder, name), { force: true })
  return { ...backedUp, path, removed }
}

/** When the newest backup in the folder was started; null when there is none. */
export async function newestBackup(folder: string): Promise<Date | null> {
  const [, ...parts] = NAME.exec((await namesIn(folder)).at(-1) ?? '') ?? []
  if (parts.length === 0) return null
  const [year, month, day, hour, minute, second] = parts
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`)
}

function nameOf(at: Date): string {
  const [day = '', time = ''] = shanghaiTimestamp(at).slice(0, 19).replaceAll(/[-:]/g, '').split('T')
  return `citysite-${day}-${time}.backup.zst`
}

/** Oldest first. */
async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names.filter((name) => NAME.test(name)).sort()
}

async function removeAbandoned(folder: string): Promise<void> {
  const parts = (await readdir(folder)).filter((name) => ABANDONED.test(name))
  for (const name of parts) {
    const path = join(folder, name)
    const { mtimeMs } = await stat(path)
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) await rm(path, { force: true })
  }
}
