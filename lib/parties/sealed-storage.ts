import { join } from 'node:path'
import { config } from '../config.ts'
import { localStorage } from '../media/local-storage.ts'
import type { MediaStorage } from '../media/media-storage.ts'
import { s3Storage } from '../media/s3-storage.ts'
import { processSingleton } from '../process-singleton.ts'

/** Where sealed files lie, below the media library's files: neither its sweep nor what serves it looks there. */
export const SEALED_FOLDER = 'sealed'

/** The store of sealed files: the folder `media/sealed` of DATA_DIR, or keys that begin with `sealed/` in the bucket of
 *  MEDIA_S3_URL. Each is named by the SHA-256 of its sealed bytes. */
export function sealedStorage(): MediaStorage {
  return processSingleton('sealed-storage', () => {
    const { mediaS3, dataDir } = config()
    return mediaS3
      ? s3Storage(mediaS3, `${SEALED_FOLDER}/`)
      : localStorage(join(dataDir, 'media', SEALED_FOLDER))
  })
}
