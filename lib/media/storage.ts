import { join } from 'node:path'
import { config } from '../config.ts'
import { processSingleton } from '../process-singleton.ts'
import { localStorage } from './local-storage.ts'
import type { MediaStorage } from './media-storage.ts'
import { s3Storage } from './s3-storage.ts'

/** The file store of this portal: the bucket of MEDIA_S3_URL, or the folder `media` of DATA_DIR. */
export function mediaStorage(): MediaStorage {
  return processSingleton('media-storage', () => {
    const { mediaS3, dataDir } = config()
    return mediaS3 ? s3Storage(mediaS3) : localStorage(join(dataDir, 'media'))
  })
}
