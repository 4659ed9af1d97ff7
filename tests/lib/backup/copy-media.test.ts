import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { backUpMedia, restoreMedia } from '#lib/backup/copy-media.ts'
import { localStorage } from '#lib/media/local-storage.ts'
import { s3Storage } from '#lib/media/s3-storage.ts'
import { mediaStorage } from '#lib/media/storage.ts'
import { aBackupFolder } from '../../support/backups.ts'
import { aFile } from '../../support/media-cast.ts'
import { aBucket } from '../../support/s3.ts'

const photograph = (name: string) =>
  aFile(Buffer.from(`照片${name}`.repeat(1_000)), { kind: 'picture', format: 'jpeg', name })

it('media files go into the backup folder once, and come back verified, into a folder or a bucket', async () => {
  const folder = await aBackupFolder()
  const [one, two] = [await photograph('一'), await photograph('二')]
  expect(await backUpMedia(mediaStorage(), folder)).toMatchObject({
    files: 2,
    copied: 2,
    missing: [],
    damaged: [],
  })
  const three = await photograph('三')
  expect(await backUpMedia(mediaStorage(), folder)).toMatchObject({ files: 3, copied: 1 })

  const elsewhere = localStorage(await aBackupFolder())
  expect(await restoreMedia(folder, elsewhere)).toMatchObject({
    files: 3,
    copied: 3,
    missing: [],
    damaged: [],
  })
  expect(await restoreMedia(folder, elsewhere), 'what is there stays').toMatchObject({ files: 3, copied: 0 })
  const bucket = s3Storage(await aBucket())
  expect(await restoreMedia(folder, bucket)).toMatchObject({ copied: 3 })
  for (const { hash } of [one, two, three]) {
    expect(await elsewhere.head(hash)).toEqual(await mediaStorage().head(hash))
    expect(await bucket.head(hash)).toEqual(await mediaStorage().head(hash))
  }
})

it('a file that is lost or damaged is named, and stops no other', async () => {
  const folder = await aBackupFolder()
  const [lost, spoilt, whole] = [await photograph('一'), await photograph('二'), await photograph('三')]
  await backUpMedia(mediaStorage(), folder)
  const path = (hash: string) => join(folder, 'media', hash.slice(0, 2), hash)
  const content = await readFile(path(spoilt.hash))
  content[100] = (content[100] ?? 0) ^ 1
  await writeFile(path(spoilt.hash), content)
  await localStorage(join(folder, 'media')).delete(lost.hash)
  const elsewhere = await aBackupFolder()
  const restored = await restoreMedia(folder, localStorage(elsewhere))
  expect(restored).toMatchObject({ files: 3, copied: 1, missing: [lost.hash], damaged: [spoilt.hash] })
  expect(await localStorage(elsewhere).head(spoilt.hash)).toBeNull()
  expect(await localStorage(elsewhere).head(whole.hash)).not.toBeNull()
  expect(await readdir(join(elsewhere, 'unfinished'))).toEqual([])
})
