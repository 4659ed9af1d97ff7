import { open } from 'node:fs/promises'

/** A new name is on the disk once its folder is synced; some network file systems cannot do that. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync().catch(() => {})
  } finally {
    await handle.close()
  }
}
