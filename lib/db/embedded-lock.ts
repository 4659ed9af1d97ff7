import { tryLock } from '../process-lock.mjs'
import { StartError } from '../start-error.ts'

/** Another running process holds the data folder. */
export class FolderInUse extends StartError {
  constructor(folder: string, pid: number) {
    super(
      `the data folder ${folder} is in use by another instance (process ${pid}); stop that one or set DATA_DIR to another folder`,
    )
  }
}

/**
 * Acquires the lock file of a data folder for this process.
 * @returns releases it
 * @throws FolderInUse when another running process holds it
 */
export async function lockFolder(file: string, folder: string): Promise<() => Promise<void>> {
  const { holder, release } = await tryLock(file)
  if (holder) throw new FolderInUse(folder, holder.pid)
  return release
}
