// @vitest-environment happy-dom
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { act } from 'react'
import { fetch as fetchByNode } from 'undici'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { MediaAnswer, MediaDescription } from '#components/desk/media-answer.ts'
import { MediaGrid } from '#components/desk/media-grid.tsx'
import { MediaPanel, type PanelMedia } from '#components/desk/media-panel.tsx'
import { MediaPicker } from '#components/desk/media-picker.tsx'
import { uploadFile } from '#components/desk/upload.ts'
import { useImportFiles } from '#components/desk/use-import-files.ts'
import { useUploads } from '#components/desk/use-uploads.ts'
import { button, fill, mounted, press } from '../../support/mounted.ts'
import { NextRouter } from '../../support/next-router.tsx'

const address = (letter: string, ending: string) => `/media/${letter.repeat(64)}.${ending}`
const file = { width: 1600, height: 1200, bytes: 90_000 }
const picture: PanelMedia = {
  ...{ id: 7, kind: 'picture', state: 'ready', name: '授旗.jpg', mime: 'image/jpeg', bytes: 90_000 },
  ...{ width: 1600, height: 1200, duration: null, placeholder: null, focal: { x: 50, y: 50 } },
  ...{ changedAt: '', alt: '', decorative: false, caption: '', credit: '', licence: '', source: '' },
  original: { address: address('a', 'jpg'), format: 'jpeg', ...file },
  renditions: [{ address: address('b', 'webp'), format: 'webp', ...file, width: 640, height: 480 }],
  ...{ version: 3, brought: '黄编辑，今天', sourceUrl: null, failureSentence: null },
  ...{ uses: [], useCount: 0, held: null, evidenceOf: [], mayDelete: true },
}

/** A portal that takes uploads; `cut` are the requests (from 1 on) whose connection it ends, before or after its work. */
const portal = { received: Buffer.alloc(0), requests: 0, cut: new Map<number, 'before' | 'after'>(), size: 0 }
const server = createServer((request, response) => {
  portal.requests += 1
  const cut = portal.cut.get(portal.requests)
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    if (cut === 'before') return void request.socket.destroy()
    const body = Buffer.concat(chunks)
    const offset = Number(request.headers['upload-offset'])
    if (request.method === 'POST') portal.size = JSON.parse(body.toString()).size
    const isElsewhere = request.method === 'PATCH' && offset !== portal.received.length
    if (request.method === 'PATCH' && !isElsewhere) portal.received = Buffer.concat([portal.received, body])
    if (cut === 'after') return void request.socket.destroy()
    const isDone = portal.received.length === portal.size && request.method !== 'POST'
    response.writeHead(isElsewhere ? 409 : 200, { 'content-type': 'application/json' })
    const place = {
      id: 'one',
      offset: portal.received.length,
      mediaId: isDone ? 7 : null,
      media: isDone ? picture : null,
    }
    response.end(JSON.stringify(isElsewhere ? { code: 'conflict', detail: '从别处继续' } : place))
  })
})

/** As the browser's own, which sends nothing to another origin than the page's. */
async function reach(path: string, { method = 'GET', headers, body }: RequestInit) {
  const { port } = server.address() as AddressInfo
  const bytes = body instanceof Blob ? Buffer.from(await body.arrayBuffer()) : body
  const sent = {
    method,
    headers: headers as Record<string, string>,
    ...(bytes ? { body: bytes as string } : {}),
  }
  return fetchByNode(`http://127.0.0.1:${port}${path}`, sent)
}
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  Object.assign(portal, { received: Buffer.alloc(0), requests: 0, cut: new Map(), size: 0 })
  localStorage.clear()
})
let leave = async () => {}
afterEach(async () => {
  await leave()
  leave = async () => {}
  vi.unstubAllGlobals()
})

it('the focal point, the words and the mark are sent with the version that was seen, and a conflict is told', async () => {
  const sent: MediaDescription[] = []
  const conflict: MediaAnswer = {
    done: false,
    refusal: { code: 'conflict', message: '梁主编改动了这一项。', fields: {}, details: {} },
  }
  const describe = async (description: MediaDescription) => {
    sent.push(description)
    return conflict
  }
  const nothing = async (): Promise<MediaAnswer> => ({ done: true, message: '' })
  const verbs = { describe, remove: nothing, retry: nothing }
  const page = await mounted(
    <NextRouter at="/admin/media?show=7">
      <MediaPanel media={picture} verbs={verbs} listPath="/admin/media" />
    </NextRouter>,
  )
  leave = page.leave
  // The desk's policy allows no style in the markup.
  expect(document.querySelector('[style]')).toBeNull()
  await fill('#field-alt', '志愿者接过旗帜')
  await fill('.focal input', '20')
  await press('保存')
  expect(sent).toMatchObject([{ id: 7, version: 3, alt: '志愿者接过旗帜', focalX: 20, focalY: 50 }])
  expect(document.body.textContent).toContain('梁主编改动了这一项。')
  await act(async () => document.querySelector<HTMLInputElement>('[type=checkbox]')?.click())
  expect(document.querySelector<HTMLTextAreaElement>('#field-alt')?.disabled).toBe(true)
  await press('保存')
  expect(sent[1]).toMatchObject({ decorative: true })
})

it('what a colleague has said since is not replaced unseen, whenever the page is read anew', async () => {
  const sent: MediaDescription[] = []
  const describe = async (description: MediaDescription): Promise<MediaAnswer> => {
    sent.push(description)
    return { done: true, message: '已保存。', version: description.version + 1 }
  }
  const verbs = { describe, remove: describe as never, retry: describe as never }
  const panel = (changes: Partial<PanelMedia>) => (
    <NextRouter at="/admin/media?show=7">
      <MediaPanel media={{ ...picture, ...changes }} verbs={verbs} listPath="/admin/media" />
    </NextRouter>
  )
  const page = await mounted(panel({}))
  leave = page.leave
  // Untouched, the form follows the page.
  await page.show(panel({ version: 4, caption: '授旗' }))
  expect(document.querySelector<HTMLTextAreaElement>('#field-caption')?.value).toBe('授旗')
  await fill('#field-alt', '志愿者接过旗帜')
  // Something else than the words was changed: there is nothing to lose.
  await page.show(panel({ version: 5, caption: '授旗' }))
  await page.show(panel({ version: 6, caption: '同事写的图注' }))
  await press('保存')
  expect(sent).toMatchObject([{ version: 5, alt: '志愿者接过旗帜', caption: '授旗' }])
  // His own answer counts as seen, before the page is read anew.
  await fill('#field-credit', '何记者 摄')
  await press('保存')
  expect(sent[1]).toMatchObject({ version: 6, credit: '何记者 摄' })
})

function Both() {
  const uploads = useUploads({ limits: { picture: 40, video: 500, audio: 100, document: 50 } })
  const imports = useImportFiles()
  const four = (ending: string) =>
    [1, 2, 3, 4].map((name) => new File(['abc'], `${name}.${ending}`, { type: 'image/jpeg' }))
  return (
    <>
      <button type="button" onClick={() => uploads.add(four('jpg'))}>
        上传
      </button>
      <button type="button" onClick={() => imports.choose(four('html'))}>
        导入
      </button>
    </>
  )
}

it('nothing more is uploaded once a page or dialog is closed', async () => {
  const begun: string[] = []
  vi.stubGlobal('fetch', (_: string, { body, signal }: RequestInit) => {
    begun.push(JSON.parse(String(body)).name)
    return new Promise((_resolve, reject) =>
      signal?.addEventListener('abort', () => reject(signal.reason as Error)),
    )
  })
  const page = await mounted(<Both />)
  for (const words of ['上传', '导入']) await press(words)
  await vi.waitFor(() => expect(begun.toSorted()).toEqual(['1.html', '1.jpg', '2.html', '2.jpg']))
  await page.leave()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(begun).toHaveLength(4)
})

it('a grid says of a picture that its words are missing, and links to the details', async () => {
  const items = [picture, { ...picture, id: 8, decorative: true }]
  leave = (await mounted(<MediaGrid items={items} shownId={8} pathOf={(id) => `/admin/media?show=${id}`} />))
    .leave
  const links = [...document.querySelectorAll('a')]
  expect(links.map((one) => one.textContent?.includes('缺替代文字'))).toEqual([true, false])
  expect(links.map((one) => one.getAttribute('aria-current'))).toEqual([null, 'true'])
})

it('a picker shows the library, and gives the media in the order in which they were chosen', async () => {
  const items = [picture, { ...picture, id: 8, name: '合影.jpg' }]
  const limits = { picture: 40, video: 500, audio: 100, document: 50 }
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ items, before: null, limits })))
  const picked: number[][] = []
  const page = await mounted(
    <MediaPicker
      open
      kinds={['picture']}
      most={9}
      onClose={() => {}}
      onPick={(media) => picked.push(media.map(({ id }) => id))}
    />,
  )
  leave = page.leave
  await vi.waitFor(() => expect(document.querySelectorAll('.picker-item')).toHaveLength(2))
  expect(document.querySelector('[role=dialog]')?.textContent).toContain(
    '图片（JPEG、PNG、WebP、GIF、HEIC）最大 40 MB',
  )
  const [first, second] = [...document.querySelectorAll<HTMLButtonElement>('.picker-item')]
  await act(async () => second?.click())
  await act(async () => first?.click())
  expect(first?.getAttribute('aria-pressed')).toBe('true')
  await act(async () => button('插入 2 个').click())
  expect(picked).toEqual([[8, 7]])
})

it('an upload goes on where it stopped, whether a piece or its answer was lost', async () => {
  vi.stubGlobal('fetch', reach)
  const bytes = Buffer.from(Array.from({ length: 900_000 }, (_, at) => at % 251))
  // 1 begins, 2 and later are pieces.
  portal.cut.set(3, 'before').set(5, 'after')
  const parts: number[] = []
  const done = await uploadFile(new File([bytes], '长通知.pdf'), { onProgress: (part) => parts.push(part) })
  expect(done.mediaId).toBe(7)
  expect(portal.received.equals(bytes)).toBe(true)
  expect(parts.at(-1)).toBe(1)
  expect(parts).toEqual(parts.toSorted((one, other) => one - other))
  expect(localStorage).toHaveLength(0)
})
