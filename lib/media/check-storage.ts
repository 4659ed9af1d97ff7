import { createHash } from 'node:crypto'
import { config } from '../config.ts'
import { isDomainError } from '../errors.ts'
import { logs } from '../logs.ts'
import { StartError } from '../start-error.ts'
import type { MediaStorage } from './media-storage.ts'

const PROBE = Buffer.from('A file that a start of the portal keeps for a moment, to see that it can.\n')

/**
 * Keeps, lists and deletes a small file. A store that cannot be reached for the moment ends no start: readers get the texts.
 * @returns where files are kept, or why they are not
 * @throws StartError where a setting is wrong
 */
export async function checkStorage(storage: MediaStorage): Promise<string> {
  const hash = createHash('sha256').update(PROBE).digest('hex')
  try {
    await storage.put(hash, PROBE)
    for await (const _ of storage.list()) break
    await storage.delete(hash)
    return config().mediaS3?.url ?? 'a folder'
  } catch (error) {
    if (!isDomainError(error)) throw error
    const { reason, what } = error.details
    if (reason === 'misconfigured')
      throw new StartError(`Media files cannot be kept: ${what}.`, { cause: error })
    logs().warn(error, 'media files cannot be kept now')
    return String(what)
  }
}
