import { expect, it } from 'vitest'
import { publishArticle } from '#lib/articles/publish.ts'
import { purgePagesWithMedia } from '#lib/articles/purge-pages-with-media.ts'
import { articleTag } from '#lib/articles/tags.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { addMedia } from '#lib/media/add-media.ts'
import { makeRenditions } from '#lib/media/make-renditions.ts'
import { readMedia } from '#lib/media/read-media.ts'
import { recordUses } from '#lib/media/record-uses.ts'
import { mediaStorage } from '#lib/media/storage.ts'
import { aDraft, anEditor, aSystem } from '../../support/cast.ts'
import { aPhotograph } from '../../support/media-files.ts'
import { mediaFolder } from '../../support/media-folder.ts'
import { purgedTags } from '../../support/purged-tags.ts'

mediaFolder()

const added = async (name = '授旗.jpg') => {
  const bytes = await aPhotograph({ width: 700, height: 500 })
  return (await transaction((tx) => addMedia(tx, aSystem, { bytes, name }))).id
}

it('a picture gets its renditions, kept in the file store, and made twice they are the same', async () => {
  const id = await added()
  await makeRenditions(id, purgePagesWithMedia)
  const media = (await readMedia([id])).get(id)
  expect(media?.renditions.map(({ format, width }) => `${format} ${width}`).sort()).toEqual(
    ['avif', 'jpeg', 'webp'].flatMap((format) => [`${format} 320`, `${format} 700`]),
  )
  for (const { address, bytes } of media?.renditions ?? [])
    expect(await mediaStorage().head(/[0-9a-f]{64}/.exec(address)?.[0] ?? '')).toEqual({ bytes })
  await makeRenditions(id, purgePagesWithMedia)
  expect((await readMedia([id])).get(id)).toEqual(media)
})

it('pages of published articles that show it are purged, so that they offer the renditions', async () => {
  const id = await added()
  const { id: articleId } = await publishArticle(await anEditor(), await aDraft())
  await transaction((tx) => recordUses(tx, articleId, 'live', [id]))
  const tags = await purgedTags(() => makeRenditions(id, purgePagesWithMedia))
  expect(tags.flat()).toEqual(expect.arrayContaining([articleTag(articleId), 'front', 'city:lecong']))
})

it('a medium that is gone or no picture has none, and no failure', async () => {
  expect(await makeRenditions(4711, purgePagesWithMedia)).toBe(0)
  const id = await added()
  await db().media.update({ where: { id }, data: { deletedAt: new Date() } })
  expect(await makeRenditions(id, purgePagesWithMedia)).toBe(0)
})
