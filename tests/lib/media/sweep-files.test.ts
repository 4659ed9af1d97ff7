import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { config } from '#lib/config.ts'
import { db } from '#lib/db/client.ts'
import { storageKey } from '#lib/media/media-storage.ts'
import { mediaStorage } from '#lib/media/storage.ts'
import { sweepFiles } from '#lib/media/sweep-files.ts'
import { appendUpload } from '#lib/media/uploads/append-upload.ts'
import { beginUpload } from '#lib/media/uploads/begin-upload.ts'
import { uploadBytes } from '#lib/media/uploads/read-upload.ts'
import { anEditor } from '../../support/cast.ts'
import { aFile } from '../../support/media-cast.ts'
import { sha256 } from '../../support/sha256.ts'

/** A file that no medium has, kept so many days ago. */
async function aLeftover(name: string, days: number): Promise<string> {
  const content = Buffer.from(name)
  const hash = sha256(content)
  await mediaStorage().put(hash, content)
  await age(hash, days)
  return hash
}

async function age(hash: string, days: number) {
  const at = new Date(Date.now() - days * 24 * 3_600_000)
  await utimes(join(config().dataDir, 'media', storageKey(hash)), at, at)
}

it('what no medium has goes after a week; nothing that one has, however old, and nothing that is kept anew', async () => {
  const used = await aFile(Buffer.from('一张照片'), { kind: 'picture', format: 'jpeg' })
  await age(used.hash, 400)
  const [old, young] = [await aLeftover('旧的', 8), await aLeftover('新的', 6)]
  const again = await aLeftover('又来的', 8)
  await mediaStorage().put(again, Buffer.from('又来的'))
  expect(await sweepFiles(mediaStorage())).toMatchObject({ deleted: 1, bytes: 6, refused: false })
  expect(await mediaStorage().head(old)).toBeNull()
  for (const hash of [used.hash, young, again]) expect(await mediaStorage().head(hash)).not.toBeNull()
})

it('the pieces of an upload stay as long as it does, since an import may read them weeks later', async () => {
  const bytes = Buffer.from('标题,正文\n')
  const editor = await anEditor()
  const { id } = await beginUpload(editor, { name: '旧站.csv', size: bytes.length, purpose: 'import' })
  await appendUpload(editor, id, 0, bytes)
  const { key } = await db().uploadPiece.findFirstOrThrow()
  await age(key, 20)
  await sweepFiles(mediaStorage())
  expect(Buffer.concat(await Array.fromAsync(uploadBytes(id)))).toEqual(bytes)
  await db().upload.deleteMany()
  await sweepFiles(mediaStorage())
  expect(await mediaStorage().head(key)).toBeNull()
})

it('where most files belong to nothing here, none goes: the store is another portal’s', async () => {
  const leftovers = await Promise.all(Array.from({ length: 101 }, (_, at) => aLeftover(`别站的 ${at}`, 30)))
  expect(await sweepFiles(mediaStorage())).toMatchObject({ deleted: 0, refused: true })
  expect(await mediaStorage().head(leftovers[0] ?? '')).not.toBeNull()
})
