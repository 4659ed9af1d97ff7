import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Editor } from '#lib/actors/editor.ts'
import { completeConfig, config } from '#lib/config.ts'
import { db } from '#lib/db/client.ts'
import { readMedia } from '#lib/media/read-media.ts'
import { mediaStorage } from '#lib/media/storage.ts'
import { appendUpload, MOST_PIECE_BYTES } from '#lib/media/uploads/append-upload.ts'
import { beginUpload } from '#lib/media/uploads/begin-upload.ts'
import { cancelUpload, deleteExpiredUploads } from '#lib/media/uploads/delete-uploads.ts'
import { finishUpload } from '#lib/media/uploads/finish-upload.ts'
import { ownUpload } from '#lib/media/uploads/own-upload.ts'
import { anAdmin, anEditor, aVisitingStudent } from '../../support/cast.ts'
import { aPdf, aPhotograph } from '../../support/media-files.ts'
import { mediaFolder } from '../../support/media-folder.ts'
import { race } from '../../support/verb-laws.ts'

const folder = mediaFolder()

let editor: Editor
beforeEach(async () => {
  editor = await anEditor()
})

/** A PDF of several pieces. */
const aLongPdf = () => Buffer.concat([aPdf(), Buffer.alloc(300_000, 0x20), aPdf()])

async function begun(bytes: Buffer, name = '通知.pdf') {
  const { id } = await beginUpload(editor, { name, size: bytes.length })
  return id
}

const stored = async (hash: string) => {
  const chunks: Buffer[] = []
  for await (const chunk of (await mediaStorage().get(hash)) ?? []) chunks.push(chunk)
  return Buffer.concat(chunks)
}

describe('an upload in pieces', () => {
  it('becomes the medium that its bytes are, and leaves no pieces', async () => {
    const bytes = aLongPdf()
    const id = await begun(bytes)
    let offset = 0
    let mediaId: number | null = null
    while (mediaId === null) {
      const piece = bytes.subarray(offset, offset + 100_000)
      ;({ offset, mediaId } = await appendUpload(editor, id, offset, piece))
    }
    const media = (await readMedia([mediaId])).get(mediaId)
    expect(media).toMatchObject({ kind: 'document', state: 'ready', name: '通知.pdf', bytes: bytes.length })
    const hash = /[0-9a-f]{64}/.exec(media?.original?.address ?? '')?.[0] ?? ''
    expect(await stored(hash)).toEqual(bytes)
    expect(await db().uploadPiece.count()).toBe(0)
    expect(await folder.files()).toBe(1)
    expect(await db().auditEntry.findMany({ where: { event: 'media_added' } })).toMatchObject([
      { subject: 'media', subjectId: `${mediaId}`, actor: editor.name },
    ])
  })

  it('goes on where it stopped, whatever was lost on the way', async () => {
    const bytes = aLongPdf()
    const id = await begun(bytes)
    await appendUpload(editor, id, 0, bytes.subarray(0, 100_000))
    // The answer was lost, and the same piece comes again.
    const again = appendUpload(editor, id, 0, bytes.subarray(0, 100_000))
    await expect(again).rejects.toMatchObject({ code: 'conflict', details: { offset: 100_000 } })
    expect(Number((await ownUpload(editor, id)).received)).toBe(100_000)
    const { mediaId } = await appendUpload(editor, id, 100_000, bytes.subarray(100_000))
    // The last answer was lost: nothing more to send, and the same medium.
    expect(await appendUpload(editor, id, bytes.length, Buffer.alloc(0))).toMatchObject({ mediaId })
  })

  it('takes one of two pieces for the same place, and one end of two', async () => {
    const bytes = aPdf()
    const id = await begun(bytes)
    const half = () => appendUpload(editor, id, 0, bytes.subarray(0, 20))
    expect(await race(half, half)).toEqual({ won: 1, refused: ['conflict'] })
    const rest = await appendUpload(editor, id, 20, bytes.subarray(20))
    const end = () => appendUpload(editor, id, bytes.length, Buffer.alloc(0))
    expect(await Promise.all([end(), end()])).toEqual([rest, rest])
    expect(await db().media.count()).toBe(1)
  })

  it('stays what it has become, when its end is asked for once more without its pieces', async () => {
    const id = await begun(aPdf())
    const { mediaId } = await appendUpload(editor, id, 0, aPdf())
    expect(await db().uploadPiece.count()).toBe(0)
    expect(await finishUpload(editor, id)).toBe(mediaId)
    expect(await ownUpload(editor, id)).toMatchObject({ mediaId })
  })

  it('is the same medium when the same bytes come again, under whatever name', async () => {
    const photograph = await aPhotograph()
    const first = await appendUpload(editor, await begun(photograph, 'IMG_1.jpg'), 0, photograph)
    const second = await appendUpload(editor, await begun(photograph, '副本.png'), 0, photograph)
    expect(second.mediaId).toBe(first.mediaId)
    expect(await db().media.findMany()).toMatchObject([{ name: 'IMG_1.jpg', width: 96, height: 64 }])
  })

  it('that is refused for what it is, is gone', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
    const id = await begun(svg, '标志.png')
    await expect(appendUpload(editor, id, 0, svg)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('SVG'),
    })
    await expect(ownUpload(editor, id)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('an upload is refused', () => {
  it('before a byte is sent, where no file may be so large', async () => {
    await expect(beginUpload(editor, { name: 'a', size: 501 * 1_048_576 })).rejects.toMatchObject({
      code: 'too-large',
      message: '文件最大 500 MB，请缩小后再传。',
    })
  })

  it('at its end, where its kind may not be so large', async () => {
    const limits = config().mediaMaxMb
    completeConfig({ mediaMaxMb: { ...limits, document: 0 } })
    const upload = appendUpload(editor, await begun(aPdf()), 0, aPdf())
    await expect(upload).rejects.toMatchObject({ code: 'too-large' })
    completeConfig({ mediaMaxMb: limits })
  })

  it.each([
    ['more than was said', 10, Buffer.alloc(11)],
    ['a piece that is too long', MOST_PIECE_BYTES * 2, Buffer.alloc(MOST_PIECE_BYTES + 1)],
  ])('%s', async (_, size, bytes) => {
    const { id } = await beginUpload(editor, { name: 'a', size })
    await expect(appendUpload(editor, id, 0, bytes)).rejects.toMatchObject({ code: 'too-large' })
  })

  it.each([null, {}, { name: 'a', size: 0 }, { name: 'a', size: 1.5 }, { name: 7, size: 1 }])(
    'that is described by %j',
    async (input) => {
      await expect(beginUpload(editor, input)).rejects.toMatchObject({ code: 'invalid-input' })
    },
  )

  it('to whoever did not begin it, or may not', async () => {
    const id = await begun(aPdf())
    const colleague = await anAdmin()
    for (const call of [() => appendUpload(colleague, id, 0, aPdf()), () => cancelUpload(colleague, id)])
      await expect(call()).rejects.toMatchObject({ code: 'not-found' })
    await expect(appendUpload(editor, 'no-uuid', 0, aPdf())).rejects.toMatchObject({ code: 'not-found' })
    await expect(beginUpload(await aVisitingStudent(), { name: 'a', size: 1 })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('an editor has uploads enough', () => {
  const filled = (many: number, facts: { received: number; forImport: boolean }) =>
    db().upload.createMany({
      data: Array.from({ length: many }, () => ({
        ...{ id: randomUUID(), editorId: editor.id, name: 'a', size: 9, ...facts },
        expiresAt: new Date(Date.now() + 20 * 24 * 3_600_000),
      })),
    })
  const begin = (purpose: 'media' | 'import') => beginUpload(editor, { name: 'a', size: 9, purpose })

  it('with 300 that have not come whole; what an import keeps hinders no picture', async () => {
    await filled(1_000, { received: 9, forImport: true })
    await filled(299, { received: 3, forImport: false })
    await begin('media')
    await expect(begin('media')).rejects.toMatchObject({ code: 'too-many' })
    await begin('import')
  })

  it('with 5,000 for imports', async () => {
    await filled(4_999, { received: 9, forImport: true })
    await begin('import')
    await expect(begin('import')).rejects.toMatchObject({ code: 'too-many' })
    await begin('media')
  })
})

it('what is cancelled or has expired is deleted with its pieces', async () => {
  const before = await folder.files()
  const [cancelled, expired] = [await begun(aLongPdf()), await begun(aLongPdf())]
  for (const id of [cancelled, expired]) await appendUpload(editor, id, 0, aPdf())
  expect(await folder.files()).toBe(before + 2)
  await cancelUpload(editor, cancelled)
  expect(await deleteExpiredUploads(new Date(Date.now() + 25 * 3_600_000))).toBe(1)
  expect(await folder.files()).toBe(before)
  expect(await db().upload.count()).toBe(0)
})
