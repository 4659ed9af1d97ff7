import sharp from 'sharp'
import { expect, it } from 'vitest'
import { GET as cardRoute } from '#app/(reader)/articles/[id]/card.jpg/route.ts'
import { GET as posterRoute } from '#app/(reader)/articles/[id]/poster.jpg/route.ts'
import { amendArticle } from '#lib/articles/amend.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db } from '#lib/db/client.ts'
import { mediaStorage } from '#lib/media/storage.ts'
import { forgetSharePictures } from '#lib/share/forget-pictures.ts'
import { aChiefEditor, aFederationReport, aReportsContent } from '../support/cast.ts'
import { decodeQr } from '../support/decode-qr.ts'
import { mediaFolder } from '../support/media-folder.ts'
import { ask } from '../support/routes.ts'

mediaFolder()

const asked = (route: typeof cardRoute, id: number) => ask(route, `/articles/${id}/card.jpg`, { id: `${id}` })
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())
const kept = () => db().sharePicture.findMany({ select: { shape: true, hash: true } })

it('is drawn once and kept; another title is another picture; removed it is gone and restored it is back', async () => {
  const chief = await aChiefEditor()
  const report = await aFederationReport()
  const first = await asked(cardRoute, report.id)
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'cache-tag': `article:${report.id}`,
    'content-security-policy': expect.stringContaining('sandbox'),
  })
  const card = await bytesOf(first)
  expect(await sharp(card).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 })
  const [row] = await kept()
  expect(await mediaStorage().head(row?.hash ?? '')).toEqual({ bytes: card.length })
  expect(await bytesOf(await asked(cardRoute, report.id))).toEqual(card)

  const content = await aReportsContent({ title: '志愿者联合会再授旗' })
  const amended = await amendArticle(chief, { ...report, ...content, note: '更正了标题。' })
  expect(await kept()).toEqual([])
  const after = await bytesOf(await asked(cardRoute, report.id))
  expect(after.equals(card)).toBe(false)

  const removed = await takeDownArticle(chief, { ...amended, reason: 'legal_order', note: '依法' })
  expect(await kept()).toEqual([])
  const answer = await asked(cardRoute, report.id)
  expect(answer.status).toBe(451)
  expect(answer.headers.get('content-type')).toContain('text/html')
  await restoreArticle(chief, { ...removed, note: '查实' })
  expect(await bytesOf(await asked(cardRoute, report.id))).toEqual(after)
})

it('a poster’s code leads to its article, also small and pressed by a chat', async () => {
  const { id } = await aFederationReport()
  const poster = await bytesOf(await asked(posterRoute, id))
  const { code } = await db().shareLink.findFirstOrThrow({ where: { articleId: id, channel: 'poster' } })
  expect(await decodeQr(poster)).toMatch(new RegExp(`/s/${code}$`))
  const pressed = await sharp(poster).resize({ width: 540 }).jpeg({ quality: 60 }).toBuffer()
  expect(await decodeQr(pressed)).toMatch(new RegExp(`/s/${code}$`))
})

it('one that was drawn long ago is forgotten, and drawn again when it is asked for', async () => {
  const { id } = await aFederationReport()
  const card = await bytesOf(await asked(cardRoute, id))
  expect(await forgetSharePictures()).toBe(0)
  await db().sharePicture.updateMany({ data: { madeAt: new Date(Date.now() - 91 * 86_400_000) } })
  expect(await forgetSharePictures()).toBe(1)
  expect(await bytesOf(await asked(cardRoute, id))).toEqual(card)
})

it('there is none of an article that there is not', async () => {
  expect((await asked(cardRoute, 4711)).status).toBe(404)
})
