import { expect, it } from 'vitest'
import { publishArticle } from '#lib/articles/publish.ts'
import { purgePagesWithMedia } from '#lib/articles/purge-pages-with-media.ts'
import { articleTag } from '#lib/articles/tags.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { addMedia } from '#lib/media/add-media.ts'
import { deleteMedia } from '#lib/media/delete-media.ts'
import { makeRenditions } from '#lib/media/make-renditions.ts'
import { readMedia } from '#lib/media/read-media.ts'
import { recordUses } from '#lib/media/record-uses.ts'
import { mediaStorage } from '#lib/media/storage.ts'
import { aChiefEditor, aDraft, anEditor, aSystem } from '../../support/cast.ts'
import { aPictureRow } from '../../support/media-cast.ts'
import { aPhotograph } from '../../support/media-files.ts'
import { mediaFolder } from '../../support/media-folder.ts'
import { pictureProcess } from '../../support/picture-process.ts'
import { purgedTags } from '../../support/purged-tags.ts'

mediaFolder()

it('a picture gets its renditions, which its pages offer; made twice they are the same, and no page is purged', async () => {
  const bytes = await aPhotograph({ width: 400, height: 300 })
  const { id } = await transaction((tx) => addMedia(tx, aSystem, { bytes, name: '授旗.jpg' }))
  const { id: articleId } = await publishArticle(await anEditor(), await aDraft())
  await transaction((tx) => recordUses(tx, articleId, 'live', [id]))
  const tags = await purgedTags(() => makeRenditions(id, purgePagesWithMedia))
  expect(tags.flat()).toEqual(expect.arrayContaining([articleTag(articleId), 'front', 'city:lecong']))
  const media = (await readMedia([id])).get(id)
  expect(media?.renditions.map(({ format, width }) => `${format} ${width}`).sort()).toEqual(
    ['avif', 'jpeg', 'webp'].flatMap((format) => [`${format} 320`, `${format} 400`]),
  )
  for (const { address, bytes } of media?.renditions ?? [])
    expect(await mediaStorage().head(/[0-9a-f]{64}/.exec(address)?.[0] ?? '')).toEqual({ bytes })
  expect(await purgedTags(() => makeRenditions(id, purgePagesWithMedia))).toEqual([])
  expect((await readMedia([id])).get(id)).toEqual(media)
})

it('a medium that is gone has none, and no failure', async () => {
  expect(await makeRenditions(4711, purgePagesWithMedia)).toBe(0)
  const id = await aPictureRow()
  await db().media.update({ where: { id }, data: { deletedAt: new Date() } })
  expect(await makeRenditions(id, purgePagesWithMedia)).toBe(0)
})

it('one that is deleted while they are made has none', async () => {
  const bytes = await aPhotograph({ width: 400, height: 300 })
  const { id } = await transaction((tx) => addMedia(tx, aSystem, { bytes, name: '授旗.jpg' }))
  const making = makeRenditions(id, purgePagesWithMedia)
  await pictureProcess()
  await deleteMedia(await aChiefEditor(), { id, version: 1 })
  expect(await making).toBe(0)
  expect(await db().mediaFile.count()).toBe(0)
})
