import { describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import type { MediaPlace } from '#lib/media/media-types.ts'
import { readMedia } from '#lib/media/read-media.ts'
import { recordUses } from '#lib/media/record-uses.ts'
import { aDraft } from '../../support/cast.ts'
import { aPictureRow } from '../../support/media-cast.ts'
import { sha256 } from '../../support/sha256.ts'

const record = (articleId: number, place: MediaPlace, ids: number[]) =>
  transaction((tx) => recordUses(tx, articleId, place, ids))

const usesOf = async (articleId: number) =>
  (await db().articleMedia.findMany({ where: { articleId }, orderBy: { mediaId: 'asc' } })).map(
    ({ place, mediaId }) => [place, mediaId],
  )

describe('the media that an article uses', () => {
  it('are kept for each place apart, and are those of the newest text', async () => {
    const { id } = await aDraft()
    const one = await aPictureRow({ name: '一.jpg' })
    const two = await aPictureRow({ name: '二.jpg' })
    await record(id, 'draft', [one, two, one])
    await record(id, 'copy', [two])
    expect(await usesOf(id)).toEqual([
      ['draft', one],
      ['draft', two],
      ['copy', two],
    ])
    await record(id, 'draft', [two])
    await record(id, 'copy', [])
    expect(await usesOf(id)).toEqual([['draft', two]])
  })

  it('are media of the library: an unknown number is refused in a sentence', async () => {
    const { id } = await aDraft()
    await expect(record(id, 'draft', [987_654])).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('不在媒体库里'),
    })
    expect(await usesOf(id)).toEqual([])
  })
})

describe('media as pages show them', () => {
  it('have their original and their renditions by address, the narrowest first', async () => {
    const id = await aPictureRow()
    const view = (await readMedia([id, id, 987_654])).get(id)
    expect(view).toMatchObject({
      ...{ kind: 'picture', state: 'ready', width: 1600, height: 1200, focal: { x: 50, y: 50 } },
      original: { address: `/media/${sha256('授旗.jpg-original')}.jpg`, format: 'jpeg', width: 1600 },
      renditions: [{ address: `/media/${sha256('授旗.jpg-640')}.webp`, format: 'webp', width: 640 }],
    })
  })

  it('are those that there are: neither unknown nor deleted ones', async () => {
    const deleted = await aPictureRow({ deletedAt: new Date() })
    expect([...(await readMedia([deleted, 987_654])).keys()]).toEqual([])
  })

  it('have no file while they are being fetched, or could not be', async () => {
    const id = await aPictureRow({ state: 'failed', failure: 'not-found' })
    expect((await readMedia([id])).get(id)).toMatchObject({ state: 'failed', original: null })
  })
})
