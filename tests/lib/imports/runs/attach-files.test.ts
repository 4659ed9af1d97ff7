import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Block, Body } from '#lib/articles/body/body.ts'
import { db } from '#lib/db/client.ts'
import { executeRun } from '#lib/imports/runs/execute-run.ts'
import { startRun } from '#lib/imports/runs/start-run.ts'
import { appendUpload } from '#lib/media/uploads/append-upload.ts'
import { beginUpload } from '#lib/media/uploads/begin-upload.ts'
import { uploadBytes } from '#lib/media/uploads/read-upload.ts'
import { aChiefEditor, aCity, anEditor } from '../../../support/cast.ts'
import { aCandidate, aRun, importersOf, theItems, theRun } from '../../../support/import-cast.ts'

// Purpose: pictures of imported articles are media of the library, whose numbers their texts hold.

const paragraph: Block = { type: 'paragraph', content: [{ type: 'text', text: '正文。' }] }
const picture = (media: number, caption = ''): Block => ({
  type: 'picture',
  attrs: { media, alt: null, decorative: null, caption, credit: '' },
})
const body = (...content: Block[]): Body => ({ type: 'doc', content: [paragraph, ...content] })

const aJpeg = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#b3261e' } })
    .jpeg()
    .toBuffer()

describe('the files of an import', () => {
  it('are at most two hundred of an article and its lead picture', async () => {
    const id = await aRun()
    const files = Array.from({ length: 1_000 }, (_, at) => ({
      address: `https://example.cn/${at % 999}.jpg`,
    }))
    const pictures = files.map((_, at) => picture(at + 1))
    await executeRun(id, {
      importers: importersOf([aCandidate(1, { body: body(...pictures), files, leadFile: 500 })]),
    })
    const [item] = await theItems(id)
    expect(item).toMatchObject({ outcome: 'made', reason: '图片太多：一篇最多 200 张，其余的没有带过来。' })
    const media = await db().media.findMany({ select: { id: true, sourceUrl: true } })
    expect(media).toHaveLength(201)
    const { leadMediaId } = await db().article.findUniqueOrThrow({ where: { id: item?.articleId ?? 0 } })
    expect(media.find((one) => one.id === leadMediaId)?.sourceUrl).toBe('https://example.cn/499.jpg')
    expect(await db().auditEntry.count({ where: { event: 'media_added' } })).toBe(201)
    const [jobs] = await db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int FROM pgboss.job WHERE name = 'fetch-media'`
    expect(jobs?.count).toBe(201)
  })

  it('become media; one that cannot be taken leaves its caption, and is reported', async () => {
    const id = await aRun()
    const candidate = aCandidate(1, {
      body: body(picture(1), picture(2, '图说'), picture(3), picture(9)),
      files: [
        { address: 'https://example.cn/a.jpg' },
        { bytes: Buffer.from('不是图片'), name: 'b.jpg' },
        { bytes: await aJpeg(), name: 'c.jpg' },
      ],
      leadFile: 3,
    })
    await executeRun(id, { importers: importersOf([candidate]) })
    const [item] = await theItems(id)
    expect(item).toMatchObject({ outcome: 'made', reason: expect.stringContaining('第 2 张图片没有带过来') })
    const media = await db().media.findMany({ orderBy: { id: 'asc' } })
    expect(media.map(({ state, sourceUrl }) => [state, sourceUrl])).toEqual([
      ['fetching', 'https://example.cn/a.jpg'],
      ['ready', null],
    ])
    const article = await db().article.findUniqueOrThrow({ where: { id: item?.articleId ?? 0 } })
    const [fetched, given] = media.map((one) => one.id)
    expect(article.leadMediaId).toBe(given)
    expect(article.body).toMatchObject({
      content: [
        paragraph,
        { type: 'picture', attrs: { media: fetched } },
        { type: 'paragraph', content: [{ text: '图说' }] },
        { type: 'picture', attrs: { media: given } },
        { type: 'paragraph' },
      ],
    })
    expect(await db().articleMedia.count({ where: { articleId: article.id } })).toBe(2)
  })

  it('of a trial are not taken', async () => {
    const id = await aRun({ isTrial: true })
    const candidate = aCandidate(1, {
      body: body(picture(1)),
      files: [{ address: 'https://example.cn/a.jpg' }],
    })
    await executeRun(id, { importers: importersOf([candidate]) })
    expect(await theRun(id)).toMatchObject({ made: 1 })
    expect(await db().media.count()).toBe(0)
  })
})

describe('an uploaded file', () => {
  const uploaded = async (content: string, isWhole = true) => {
    const bytes = Buffer.from(content)
    const given = { name: 'a.csv', size: bytes.length + (isWhole ? 0 : 1), purpose: 'import' }
    const { id } = await beginUpload(await anEditor(), given)
    await appendUpload(await anEditor(), id, 0, bytes.subarray(0, 10))
    const { mediaId } = await appendUpload(await anEditor(), id, 10, bytes.subarray(10))
    expect(mediaId).toBeNull()
    return id
  }
  const order = async (upload: string) => ({
    kind: 'csv' as const,
    name: 'a.csv',
    input: { files: [{ name: 'a.csv', upload }] },
    cityId: (await aCity()).id,
  })

  it('is read by the job as it came, and kept for thirty days until then', async () => {
    const content = '标题,正文\n甲,甲的正文。\n'
    const upload = await uploaded(content)
    expect(Buffer.concat(await Array.fromAsync(uploadBytes(upload))).toString()).toBe(content)
    const { id } = await startRun(await anEditor(), await order(upload))
    const keptUntil = async () =>
      (await db().upload.findUniqueOrThrow({ where: { id: upload } })).expiresAt.getTime()
    expect(await keptUntil()).toBeGreaterThan(Date.now() + 29 * 86_400_000)
    const { importers } = await import('#lib/imports/importers.ts')
    await executeRun(id, { importers })
    expect(await theRun(id)).toMatchObject({ state: 'done', made: 1, failure: null })
    expect(await keptUntil()).toBeLessThan(Date.now() + 2 * 86_400_000)
  })

  it('must be whole and one’s own; files of the server’s machine are nobody’s', async () => {
    const part = await uploaded('标题,正文\n甲,甲的正文。\n', false)
    await expect(startRun(await anEditor(), await order(part))).rejects.toMatchObject({
      code: 'invalid-input',
    })
    const whole = await uploaded('标题,正文\n甲,甲的正文。\n')
    await expect(startRun(await aChiefEditor(), await order(whole))).rejects.toMatchObject({
      code: 'invalid-input',
    })
    const stolen = { ...(await order(whole)), input: { files: [{ name: 'x', path: '/etc/passwd' }] } }
    await expect(startRun(await anEditor(), stolen)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db().importRun.count()).toBe(0)
  })
})
