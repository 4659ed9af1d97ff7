import { readdirSync, readlinkSync } from 'node:fs'
import { request } from 'node:http'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { publishArticle } from '#lib/articles/publish.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { saveDraft } from '#lib/articles/save-draft.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { contributionByReceipt } from '#lib/contributions/contribution-by-receipt.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { createEditor } from '#lib/editors/create-editor.ts'
import { signIn } from '#lib/editors/sign-in.ts'
import { recordUses } from '#lib/media/record-uses.ts'
import { mediaStorage } from '#lib/media/storage.ts'
import { createPreviewLink } from '#lib/preview/create-preview-link.ts'
import { keepTypedText } from '#lib/preview/typed-text.ts'
import { serveMedia } from '#lib/server/serve-media.ts'
import {
  aChiefEditor,
  aDraft,
  aFederationReport,
  anEditor,
  aReportsContent,
  aSystem,
  type Seen,
} from '../../support/cast.ts'
import { aContribution, aGivenFile, anAcceptedContribution } from '../../support/contribution-cast.ts'
import { aFile } from '../../support/media-cast.ts'
import { aPng } from '../../support/media-files.ts'
import { aServer } from '../../support/raw-http.ts'
import { sha256 } from '../../support/sha256.ts'

const FILM = Buffer.from(Array.from({ length: 300_000 }, (_, at) => at % 251))
let port: number

beforeEach(async () => {
  port = await aServer((request, response) => {
    if (!serveMedia(request, response)) response.writeHead(299).end('a page')
  })
})

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`http://127.0.0.1:${port}${path}`, { headers, method })

const statusOf = async (path: string) => {
  const answer = await ask(path)
  await answer.body?.cancel()
  return answer.status
}

const use = ({ id }: { id: number }, place: 'live' | 'draft', media: number[]) =>
  transaction((tx) => recordUses(tx, id, place, media))

/** A film that a published report shows. */
async function aShownFilm() {
  const film = await aFile(FILM, { kind: 'video', format: 'mp4', name: '授旗.mp4' })
  const report = await aFederationReport()
  await use(report, 'live', [film.id])
  return { ...film, report }
}

const takeDown = async (seen: Seen, reason = 'copyright') =>
  takeDownArticle(await aChiefEditor(), { ...seen, reason, note: '权利人来函' })

describe('the file of a published article', () => {
  it('is sent to everybody, for good, and can do nothing but be seen', async () => {
    const { address, hash } = await aShownFilm()
    const answer = await ask(address)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': String(FILM.length),
      'cache-control': 'public, max-age=31536000, s-maxage=60, immutable',
      'accept-ranges': 'bytes',
      'content-security-policy': expect.stringMatching(/^default-src 'none'.*; sandbox$/),
      etag: `"${hash.slice(0, 32)}"`,
    })
    expect(answer.headers.get('content-disposition')).toBeNull()
    expect(sha256(Buffer.from(await answer.arrayBuffer()))).toBe(hash)
  })

  it('is not sent to who has it, nor to HEAD', async () => {
    const { address } = await aShownFilm()
    const head = await ask(address, {}, 'HEAD')
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(FILM.length)])
    const etag = head.headers.get('etag') ?? ''
    expect(await (await ask(address, { 'if-none-match': etag })).text()).toBe('')
    expect((await ask(address, { 'if-none-match': `"x", W/${etag}` })).status).toBe(304)
    expect((await ask(address, { 'if-match': '"x"' })).status).toBe(412)
  })

  it('is sent in parts, as players ask for them', async () => {
    const { address } = await aShownFilm()
    const part = await ask(address, { range: 'bytes=100000-100009' })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 100000-100009/300000'])
    expect(Buffer.from(await part.arrayBuffer())).toEqual(FILM.subarray(100_000, 100_010))
    expect((await ask(address, { range: 'bytes=0-' })).status).toBe(206)
    const beyond = await ask(address, { range: 'bytes=300000-' })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */300000'])
    const apart = await ask(address, { range: 'bytes=0-9,100-109' })
    expect([apart.status, (await apart.arrayBuffer()).byteLength]).toEqual([200, FILM.length])
    const etag = part.headers.get('etag') ?? ''
    expect((await ask(address, { range: 'bytes=0-9', 'if-range': etag })).status).toBe(206)
    expect((await ask(address, { range: 'bytes=0-9', 'if-range': '"another"' })).status).toBe(200)
  })

  it('that is a document is offered for saving under its name, whatever it calls itself', async () => {
    const { id, address } = await aFile(Buffer.from('%PDF-1.7'), {
      ...{ kind: 'document', format: 'pdf', name: '关于授旗的通知.html' },
    })
    await use(await aFederationReport(), 'live', [id])
    const answer = await ask(address)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain(
      'attachment; filename="_______.html.pdf"; filename*=UTF-8\'\'关于授旗的通知.html.pdf',
    )
    // Under another ending it does not exist.
    expect(await statusOf(address.replace('.pdf', '.html'))).toBe(404)
  })

  it('cannot be changed by a request', async () => {
    const { address } = await aShownFilm()
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await ask(address, {}, method)).headers.get('allow')).toBe('GET, HEAD, OPTIONS')
    expect((await ask(address, {}, 'OPTIONS')).status).toBe(204)
  })
})

describe('a file that no published article uses', () => {
  it('does not exist for readers: that of a draft, of a deleted medium, of nobody', async () => {
    const { id, address } = await aFile(FILM, { kind: 'video', format: 'mp4' })
    expect(await statusOf(address)).toBe(404)
    await use(await aDraft(), 'draft', [id])
    expect(await statusOf(address)).toBe(404)
    await use(await aFederationReport(), 'live', [id])
    expect(await statusOf(address)).toBe(200)
    await db().media.update({ where: { id }, data: { deletedAt: new Date() } })
    expect(await statusOf(address)).toBe(404)
    expect(await statusOf(`/media/${'0'.repeat(64)}.mp4`)).toBe(404)
    expect(await statusOf('/media/授旗.mp4')).toBe(299)
  })

  it('goes with the takedown of its article, and comes back with it', async () => {
    const { address, report } = await aShownFilm()
    const removed = await takeDown(report)
    const answer = await ask(address)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([410, 'no-store'])
    expect(await answer.text()).toBe('用到这个文件的文章已下架。')
    await restoreArticle(await aChiefEditor(), { ...removed, note: '权利人同意' })
    expect(await statusOf(address)).toBe(200)
  })

  it('answers a legal order as its article does, with who blocks it', async () => {
    const { address, report } = await aShownFilm()
    await takeDown(report, 'legal_order')
    const answer = await ask(address)
    expect([answer.status, answer.headers.get('link')]).toEqual([
      451,
      expect.stringContaining('rel="blocked-by"'),
    ])
  })

  it('stays where another published article uses it', async () => {
    const { id, address, report } = await aShownFilm()
    await use(await aFederationReport(), 'live', [id])
    await takeDown(report)
    expect(await statusOf(address)).toBe(200)
  })
})

describe('the file of a draft', () => {
  const mei = {
    email: 'mei@example.cn',
    name: '梅编辑',
    role: 'editor',
    password: 'lecong-2026-mei',
  } as const

  async function aSessionsCookie() {
    await createEditor(aSystem, mei)
    const { name, value } = await signIn({ ...mei, address: '203.0.113.7', deviceId: null, userAgent: '' })
    return `${name}=${encodeURIComponent(value)}`
  }

  async function aDraftsFilm() {
    const film = await aFile(FILM, { kind: 'video', format: 'mp4' })
    const draft = await aDraft()
    await use(draft, 'draft', [film.id])
    return { ...film, draft }
  }

  it('is seen by an editor alone, is kept by no cache, and by nobody whose session has ended', async () => {
    const { address } = await aDraftsFilm()
    const cookie = await aSessionsCookie()
    const answer = await ask(address, { cookie, range: 'bytes=0-9' })
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([206, 'private, no-store'])
    await db().session.deleteMany()
    expect((await ask(address, { cookie })).status).toBe(404)
  })

  it('is seen by who has a preview link of that article', async () => {
    const { address, draft } = await aDraftsFilm()
    const { token } = await createPreviewLink(await anEditor(), { id: draft.id })
    const answer = await ask(`${address}?preview=${token}`)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    const other = await createPreviewLink(await anEditor(), { id: (await aDraft()).id })
    expect(await statusOf(`${address}?preview=${other.token}`)).toBe(404)
    expect(await statusOf(`${address}?preview=x`)).toBe(404)
  })

  it('that came with a contribution is seen by its contributor, with his receipt', async () => {
    const pictures = [await aGivenFile('船.png', await aPng())]
    const { receipt } = await aContribution({ pictures })
    const found = await contributionByReceipt(receipt)
    const [media] = [...(found?.media.values() ?? [])]
    const own = media?.original?.address ?? ''
    expect(own).toMatch(new RegExp(`^/media/[0-9a-f]{64}\\.png\\?receipt=${receipt}$`))
    const answer = await ask(own)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    const other = await aContribution({ fields: { title: '另一篇' } })
    const [bare = ''] = own.split('?')
    for (const path of [bare, `${bare}?receipt=${other.receipt}`, `${bare}?receipt=${'0'.repeat(26)}`])
      expect(await statusOf(path)).toBe(404)
  })

  it('that came with a contribution is closed to its receipt while the article is kept from readers, in which the editors left it out', async () => {
    const pictures = [await aGivenFile('船.png', await aPng())]
    const { receipt, articleId } = await anAcceptedContribution({ pictures })
    const [media] = [...((await contributionByReceipt(receipt))?.media.values() ?? [])]
    const own = media?.original?.address ?? ''
    const [editor, chief] = [await anEditor(), await aChiefEditor()]
    const without = await aReportsContent({ title: '龙舟鼓响', sourceName: null, sourceUrl: null })
    const report = await publishArticle(
      editor,
      await saveDraft(editor, { id: articleId, version: 1, ...without }),
    )
    expect(await statusOf(own)).toBe(200)
    const removed = await takeDown(report, 'copyright')
    expect(await statusOf(own)).toBe(404)
    await restoreArticle(chief, { ...removed, note: '查实' })
    expect(await statusOf(own)).toBe(200)
  })

  it('is closed to preview links once an article that shows it was taken down, and open to editors', async () => {
    const { id, address, report } = await aShownFilm()
    const draft = await aDraft()
    await use(draft, 'draft', [id])
    const editor = await anEditor()
    const body = { type: 'doc', content: [{ type: 'video', attrs: { media: id } }] }
    const textId = await keepTypedText(editor, draft.id, { ...(await aReportsContent()), body })
    const links = [
      await createPreviewLink(editor, { id: draft.id }),
      await createPreviewLink(editor, { id: draft.id, isPinned: true, textId }),
    ]
    const opened = () => Promise.all(links.map(({ token }) => statusOf(`${address}?preview=${token}`)))
    const removed = await takeDown(report, 'legal_order')
    expect(await opened()).toEqual([451, 451])
    const cookie = await aSessionsCookie()
    expect((await ask(address, { cookie, range: 'bytes=0-9' })).status).toBe(206)
    await restoreArticle(await aChiefEditor(), { ...removed, note: '判决已撤销' })
    expect(await opened()).toEqual([200, 200])
  })
})

describe('a file that cannot be sent to its end', () => {
  it('is read no further when its reader leaves', async () => {
    const large = Buffer.alloc(40_000_000, 1)
    const { id, address, hash } = await aFile(large, { kind: 'video', format: 'mp4' })
    await use(await aFederationReport(), 'live', [id])
    const slow = await Promise.all(Array.from({ length: 5 }, () => aSlowReader(address)))
    expect(openFiles(hash)).toBe(5)
    for (const reader of slow) reader.leave()
    await vi.waitFor(() => expect(openFiles(hash)).toBe(0), { timeout: 5_000 })
  })

  it('is no error where its readers leave while it is looked for and opened', async () => {
    const { address } = await aShownFilm()
    await Promise.all(Array.from({ length: 300 }, (_, at) => aReaderLeavingAfter(address, (at % 60) / 4)))
    expect(await statusOf(address)).toBe(200)
  })

  it('that the store has lost is missing, and is said in the log', async () => {
    const { address, hash } = await aShownFilm()
    await mediaStorage().delete(hash)
    expect(await statusOf(address)).toBe(404)
  })
})

/** How often this process has the file open. */
function openFiles(hash: string): number {
  const links = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`)
    } catch {
      return ''
    }
  })
  return links.filter((path) => path.endsWith(hash)).length
}

/** Takes the first bytes of a file, and reads no further. */
function aSlowReader(path: string): Promise<{ leave(): void }> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path, agent: false }, (response) => {
      response.on('error', () => {})
      response.once('readable', () => resolve({ leave: () => response.destroy() }))
    })
    asked.on('error', reject).end()
  })
}

/** Asks for a file and leaves so many milliseconds later. */
function aReaderLeavingAfter(path: string, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const asked = request({ port, host: '127.0.0.1', path, agent: false })
    asked.on('error', () => {}).once('close', resolve)
    asked.end()
    setTimeout(() => asked.destroy(), ms)
  })
}
