import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkStorage } from '#lib/media/check-storage.ts'
import { localStorage } from '#lib/media/local-storage.ts'
import type { MediaStorage, StoredFile } from '#lib/media/media-storage.ts'
import { s3Storage } from '#lib/media/s3-storage.ts'
import { aServer } from '../../support/raw-http.ts'
import { aBucket } from '../../support/s3.ts'
import { sha256 } from '../../support/sha256.ts'

const PHOTO = Buffer.from('一张授旗的照片'.repeat(20_000))
const HASH = sha256(PHOTO)

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'citysite-store-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function contentOf(storage: MediaStorage, hash: string, range?: { start: number; end: number }) {
  const stream = await storage.get(hash, range ? { range } : {})
  return stream && (await buffer(stream)).toString('latin1')
}

const latin1 = (content: Buffer) => content.toString('latin1')

async function listed(storage: MediaStorage): Promise<StoredFile[]> {
  const found: StoredFile[] = []
  for await (const file of storage.list()) found.push(file)
  return found
}

const kinds: [string, () => Promise<MediaStorage>][] = [
  ['a folder', async () => localStorage(await aFolder())],
  ['a bucket', async () => s3Storage(await aBucket())],
]

describe.each(kinds)('%s of media files', (_, open) => {
  it('gives back what it keeps, whole and in parts, and tells its size', async () => {
    const storage = await open()
    await storage.put(HASH, PHOTO)
    expect(await contentOf(storage, HASH)).toBe(latin1(PHOTO))
    expect(await contentOf(storage, HASH, { start: 0, end: 1 })).toBe(latin1(PHOTO.subarray(0, 2)))
    expect(await contentOf(storage, HASH, { start: 1_000, end: 299_999 })).toBe(
      latin1(PHOTO.subarray(1_000, 300_000)),
    )
    expect(await storage.head(HASH)).toEqual({ bytes: PHOTO.length })
  })

  it('takes a file by its path, and the same one again', async () => {
    const storage = await open()
    const path = join(await aFolder(), '授旗.jpg')
    await writeFile(path, PHOTO)
    await Promise.all([storage.put(HASH, { path }), storage.put(HASH, { path })])
    await storage.put(HASH, PHOTO)
    expect(await contentOf(storage, HASH)).toBe(latin1(PHOTO))
  })

  it('lists what it keeps, with size and age', async () => {
    const storage = await open()
    expect(await listed(storage)).toEqual([])
    const other = Buffer.from('另一张')
    await storage.put(HASH, PHOTO)
    await storage.put(sha256(other), other)
    const found = await listed(storage)
    expect(new Map(found.map(({ hash, bytes }) => [hash, bytes]))).toEqual(
      new Map([
        [HASH, PHOTO.length],
        [sha256(other), other.length],
      ]),
    )
    for (const { storedAt } of found) expect(Math.abs(Date.now() - storedAt.getTime())).toBeLessThan(60_000)
  })

  it('has nothing under a name that it does not keep, and deletes without asking whether it did', async () => {
    const storage = await open()
    await storage.put(HASH, PHOTO)
    await storage.delete(HASH)
    await storage.delete(HASH)
    expect(await storage.get(HASH)).toBeNull()
    expect(await storage.head(HASH)).toBeNull()
    expect(await listed(storage)).toEqual([])
  })

  it('refuses names that are no hash, wherever they would lead', async () => {
    const storage = await open()
    for (const name of ['', '../../etc/passwd', HASH.toUpperCase(), `${HASH}.jpg`])
      await expect(async () => storage.get(name)).rejects.toThrow('SHA-256')
  })

  it('keeps nothing of a content that is another than its name says', async () => {
    const storage = await open()
    const wrong = sha256(Buffer.from('别的'))
    await expect(storage.put(wrong, PHOTO)).rejects.toMatchObject({ code: 'unavailable' })
    expect(await storage.head(wrong)).toBeNull()
  })

  it('ends a reading that nobody waits for any more', async () => {
    const storage = await open()
    await storage.put(HASH, PHOTO)
    const leaving = new AbortController()
    const stream = await storage.get(HASH, { signal: leaving.signal })
    leaving.abort()
    await expect(stream && buffer(stream)).rejects.toThrow(/abort/i)
  })

  it('begins no reading for somebody who left while the file was opened', async () => {
    const storage = await open()
    await storage.put(HASH, PHOTO)
    const leaving = new AbortController()
    const begun = storage.get(HASH, { signal: leaving.signal })
    leaving.abort()
    await expect(begun).rejects.toThrow()
  })

  it('passes the check of a start, which leaves nothing', async () => {
    const storage = await open()
    await checkStorage(storage)
    expect(await listed(storage)).toEqual([])
  })
})

describe('a folder', () => {
  it('passes the check of several instances that start at once on it', async () => {
    const storage = localStorage(await aFolder())
    for (let round = 0; round < 5; round++)
      await Promise.all(Array.from({ length: 8 }, () => checkStorage(storage)))
    expect(await listed(storage)).toEqual([])
  })

  it('has a file under its name only when it is whole; what an interrupted writing left goes after a day', async () => {
    const folder = await aFolder()
    const storage = localStorage(folder)
    await storage.put(HASH, PHOTO)
    const unfinished = join(folder, 'unfinished')
    expect(await readdir(unfinished)).toEqual([])
    await writeFile(join(unfinished, 'new'), PHOTO)
    await writeFile(join(unfinished, 'old'), PHOTO)
    await utimes(join(unfinished, 'old'), 0, 0)
    expect((await listed(storage)).map(({ hash }) => hash)).toEqual([HASH])
    expect(await readdir(unfinished)).toEqual(['new'])
  })
})

describe('a bucket that does not answer as it should', () => {
  it.each([
    [
      'another secret',
      { secretAccessKey: 'wrong' },
      'MEDIA_S3_SECRET_ACCESS_KEY or MEDIA_S3_REGION is wrong',
    ],
    ['another key', { accessKeyId: 'unknown' }, 'MEDIA_S3_ACCESS_KEY_ID is not known there'],
  ])('%s: a start says so', async (_, change, said) => {
    const storage = s3Storage({ ...(await aBucket()), ...change })
    await expect(checkStorage(storage)).rejects.toThrow(said)
  })

  it('no bucket of this name: a start says so', async () => {
    const bucket = await aBucket()
    const storage = s3Storage({ ...bucket, url: `${bucket.url}-of-somebody-else` })
    await expect(checkStorage(storage)).rejects.toThrow('NoSuchBucket: MEDIA_S3_URL names no bucket')
    await expect(storage.put(HASH, PHOTO)).rejects.toMatchObject({
      message: '媒体存储的设置有误，请联系管理员。',
    })
  })

  it('an outage for a moment: the request is sent again', async () => {
    let asked = 0
    const port = await aServer((request, response) => {
      asked += 1
      request.resume()
      response.writeHead(asked < 3 ? 503 : 200, { 'content-length': '4' }).end('abcd')
    })
    const storage = s3Storage({
      ...{ url: `http://127.0.0.1:${port}/media`, region: 'us-east-1' },
      ...{ accessKeyId: 'key', secretAccessKey: 'secret' },
    })
    expect(await contentOf(storage, HASH)).toBe('abcd')
    expect(asked).toBe(3)
  })

  it('nobody there: a start goes on and says it, as readers get the texts', async () => {
    const storage = s3Storage({
      ...{ url: 'http://127.0.0.1:9/media', region: 'us-east-1' },
      ...{ accessKeyId: 'key', secretAccessKey: 'secret' },
    })
    expect(await checkStorage(storage)).toContain('cannot be reached')
    await expect(storage.head(HASH)).rejects.toMatchObject({ message: '媒体存储暂时连不上，请稍后再试。' })
  })
})
