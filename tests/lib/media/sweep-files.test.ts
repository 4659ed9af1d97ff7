import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { config } from '#lib/config.ts'
import { storageKey } from '#lib/media/media-storage.ts'
import { mediaStorage } from '#lib/media/storage.ts'
import { sweepFiles } from '#lib/media/sweep-files.ts'
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

it('where most files belong to nothing here, none goes: the store is another portal’s', async () => {
  const leftovers = await Promise.all(Array.from({ length: 101 }, (_, at) => aLeftover(`别站的 ${at}`, 30)))
  expect(await sweepFiles(mediaStorage())).toMatchObject({ deleted: 0, refused: true })
  expect(await mediaStorage().head(leftovers[0] ?? '')).not.toBeNull()
})
