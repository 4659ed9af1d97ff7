import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { addMedia } from '#lib/media/add-media.ts'
import { failAbandonedFetches } from '#lib/media/fail-abandoned-fetches.ts'
import { fetchMedia } from '#lib/media/fetch-media.ts'
import { failureSentence } from '#lib/media/media-failure.ts'
import { attemptsFor } from '#lib/media/picture-request.ts'
import { readMedia } from '#lib/media/read-media.ts'
import { requestMedia } from '#lib/media/request-media.ts'
import { aSystem } from '../../support/cast.ts'
import { aPdf, aPhotograph } from '../../support/media-files.ts'
import { mediaFolder } from '../../support/media-folder.ts'
import { pictureProcess } from '../../support/picture-process.ts'
import { networkOf } from '../../support/test-network.ts'

mediaFolder()

/** A site with pictures, which answers as it is told by the path. */
const referers: (string | undefined)[] = []
let photograph: Buffer
const site = createServer(({ url = '', headers }, response) => {
  referers.push(headers.referer)
  if (url === '/guarded.jpg' && !headers.referer?.startsWith('http://127.0.0.1:'))
    response.writeHead(403).end()
  else if (url === '/gone.jpg') response.writeHead(404).end('<h1>404</h1>')
  else if (url === '/broken.jpg') response.writeHead(502).end()
  else if (url === '/page.jpg') response.end('<!DOCTYPE html><title>请登录</title>')
  else if (url === '/file.jpg') response.end(aPdf())
  else response.end(photograph)
})
let origin = ''
beforeAll(async () => {
  photograph = await aPhotograph()
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
})
afterAll(() => site.close())
beforeEach(() => {
  referers.length = 0
})

const changed: number[] = []
const onChanged = async (_: unknown, id: number) => void changed.push(id)
const requested = (path: string) => transaction((tx) => requestMedia(tx, aSystem, origin + path))
const fetched = async (path: string) => {
  const id = await requested(path)
  await fetchMedia(id, onChanged, networkOf()).catch((error) => expect(error.name).toBe('FetchError'))
  return id
}
const view = async (id: number) => (await readMedia([id])).get(id)

describe('a picture of another site', () => {
  it('has its number at once, and is ready once it was fetched', async () => {
    const id = await requested('/照片.jpg')
    expect(await view(id)).toMatchObject({ state: 'fetching', original: null })
    await fetchMedia(id, onChanged, networkOf())
    expect(await view(id)).toMatchObject({ state: 'ready', name: '照片.jpg', width: 96, height: 64 })
    expect(changed).toContain(id)
    const jobs = await db().$queryRaw`SELECT name FROM pgboss.job ORDER BY name`
    expect(jobs).toEqual([{ name: 'fetch-media' }, { name: 'make-renditions' }])
    // A second run of the job has nothing to do.
    await fetchMedia(id, onChanged, networkOf())
    expect(referers).toEqual([undefined])
  })

  it('is asked for once more as from its own site, where that refuses others', async () => {
    expect(await view(await fetched('/guarded.jpg'))).toMatchObject({ state: 'ready' })
    expect(referers).toEqual([undefined, `${origin}/`])
  })

  it('has a name whatever its address is', async () => {
    expect(await view(await fetched('/%E4%.jpg'))).toMatchObject({ state: 'ready', name: '%E4%.jpg' })
  })

  it('is one medium when two texts ask for it at once', async () => {
    expect(await requested('/a.jpg')).toBe(await requested('/a.jpg'))
  })

  it('shares its files with a medium of the same bytes, and keeps its own number and renditions', async () => {
    const known = await transaction((tx) => addMedia(tx, aSystem, { bytes: photograph, name: '原图.jpg' }))
    const id = await fetched('/same.jpg')
    expect(id).not.toBe(known.id)
    expect((await view(id))?.original).toEqual((await view(known.id))?.original)
    const jobs = await db().$queryRaw`SELECT data FROM pgboss.job WHERE name = 'make-renditions'`
    expect(jobs).toContainEqual({ data: { mediaId: id } })
  })

  it('keeps its own files, where that medium is deleted at the same time', async () => {
    const known = await transaction((tx) => addMedia(tx, aSystem, { bytes: photograph, name: '原图.jpg' }))
    const id = await requested('/same.jpg')
    const fetch = () => fetchMedia(id, onChanged, networkOf())
    let first: Promise<unknown> = Promise.resolve()
    await transaction(async (tx) => {
      await tx.$queryRaw`SELECT FROM media WHERE id = ${known.id} FOR UPDATE`
      await tx.media.update({ where: { id: known.id }, data: { deletedAt: new Date() } })
      first = fetch().catch((error: unknown) => error)
      await vi.waitFor(async () => {
        const waiting = await db().$queryRaw`
          SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
        expect(waiting).not.toEqual([])
      })
    })
    expect(await first).toMatchObject({ failure: 'storage', mayPass: true })
    await fetch()
    expect(await view(id)).toMatchObject({ state: 'ready', original: expect.anything() })
    const again = transaction((tx) => addMedia(tx, aSystem, { knownId: known.id }))
    await expect(again).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('that ends the process which reads it is not tried again', async () => {
    const id = await requested('/bomb.jpg')
    const ending = pictureProcess().then((pid) => process.kill(pid, 'SIGKILL'))
    await fetchMedia(id, onChanged, networkOf())
    expect(await ending).toBe(true)
    expect(await view(id)).toMatchObject({ state: 'failed' })
    expect(await db().media.findUnique({ where: { id } })).toMatchObject({ failure: 'not-a-picture' })
  })

  it('says that it failed whatever it was, and is tried again', async () => {
    const id = await requested('/odd.jpg')
    const odd = new Error('this was not thought of')
    await expect(fetchMedia(id, () => Promise.reject(odd), networkOf())).rejects.toBe(odd)
    expect(await db().media.findUnique({ where: { id } })).toMatchObject({
      state: 'failed',
      failure: 'storage',
    })
    await fetchMedia(id, onChanged, networkOf())
    expect(await view(id)).toMatchObject({ state: 'ready' })
  })

  it('that no job fetches any more has failed, to be tried again by an editor', async () => {
    const [waiting, abandoned] = [await requested('/a.jpg'), await requested('/b.jpg')]
    await db().$executeRaw`
      UPDATE pgboss.job SET state = 'failed' WHERE (data ->> 'mediaId')::int = ${abandoned}`
    expect(await failAbandonedFetches()).toBe(1)
    expect([await view(waiting), await view(abandoned)]).toMatchObject([
      { state: 'fetching' },
      { state: 'failed' },
    ])
  })

  it.each([
    ['/gone.jpg', 'missing'],
    ['/page.jpg', 'not-a-picture'],
    ['/file.jpg', 'not-a-picture'],
    ['/broken.jpg', 'unreachable'],
  ])('%s fails as %s, and keeps its place', async (path, failure) => {
    const id = await fetched(path)
    expect(await db().media.findUnique({ where: { id } })).toMatchObject({ state: 'failed', failure })
    expect(failureSentence(failure)).toMatch(/图片|网址/)
  })

  it('inside our own network is not asked for', async () => {
    const id = await transaction((tx) => requestMedia(tx, aSystem, 'http://127.0.0.9/a.jpg'))
    await fetchMedia(id, onChanged, networkOf())
    expect(await db().media.findUnique({ where: { id } })).toMatchObject({ failure: 'not-public' })
  })

  it('has an address of the web', async () => {
    const asked = transaction((tx) => requestMedia(tx, aSystem, 'file:///etc/passwd'))
    await expect(asked).rejects.toMatchObject({ code: 'invalid-input' })
  })
})

it('WeChat is asked without a Referer, then with its own', () => {
  const [first, second] = attemptsFor('https://mmbiz.qpic.cn/mmbiz_png/abc/640?wx_fmt=png')
  expect([first?.referer, second?.referer]).toEqual([undefined, 'https://mp.weixin.qq.com/'])
})
