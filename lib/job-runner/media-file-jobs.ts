import { backUpMedia, together } from '../backup/copy-media.ts'
import { backUpSealedFiles } from '../backup/copy-sealed-files.ts'
import { config } from '../config.ts'
import { logs } from '../logs.ts'
import { mediaStorage } from '../media/storage.ts'
import { type Swept, sweepFiles } from '../media/sweep-files.ts'
import { sealedAmong } from '../parties/sealed-files.ts'
import { sealedStorage } from '../parties/sealed-storage.ts'
import { forgetSharePictures } from '../share/forget-pictures.ts'

/** Nightly, where BACKUP_DIR is set: the media files that are new, beside the backups. A bucket's files are its operator's
 *  to copy. */
export async function backUpTheMedia(): Promise<void> {
  const { backupDir, mediaS3 } = config()
  if (backupDir === undefined || mediaS3 !== undefined) return
  const { files, copied, bytes, missing, damaged } = together(
    await backUpMedia(mediaStorage(), backupDir),
    await backUpSealedFiles(sealedStorage(), backupDir),
  )
  logs().info({ files, copied, bytes }, 'backed up the media files')
  const lost = missing.length + damaged.length
  if (lost > 0) logs().error({ lost, first: missing[0] ?? damaged[0] }, 'media files are missing or damaged')
}

/** Weekly: deletes files that no medium has, after share pictures of long ago. */
export async function sweepTheMediaFiles(): Promise<void> {
  const forgotten = await forgetSharePictures()
  logs().info({ forgotten }, 'forgot share pictures')
  report(await sweepFiles(mediaStorage()), 'media files')
  report(await sweepFiles(sealedStorage(), { among: sealedAmong }), 'sealed files')
}

function report(swept: Swept, what: string): void {
  if (swept.refused)
    logs().error(swept, `most ${what} belong to nothing here: does another portal use this store?`)
  else logs().info(swept, `deleted ${what} that nothing uses`)
}
