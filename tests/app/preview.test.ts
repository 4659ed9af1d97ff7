import { beforeEach, describe, expect, it } from 'vitest'
import { GET as byLink } from '#app/preview/[token]/route.tsx'
import { GET as atDesk } from '#app/preview/articles/[id]/route.tsx'
import { deleteDraft, undeleteDraft } from '#lib/articles/delete-draft.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { saveDraft } from '#lib/articles/save-draft.ts'
import { saveWorkingCopy } from '#lib/articles/save-working-copy.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { canonicalTarget } from '#lib/canonical-target.ts'
import { db } from '#lib/db/client.ts'
import { createPreviewLink } from '#lib/preview/create-preview-link.ts'
import { previewLinksOf } from '#lib/preview/links-of-article.ts'
import { previewOpensMedia } from '#lib/preview/opens-media.ts'
import { newNonce, previewToken } from '#lib/preview/preview-token.ts'
import { revokePreviewLink } from '#lib/preview/revoke-preview-link.ts'
import {
  aChiefEditor,
  aDraft,
  aFederationReport,
  anEditor,
  aPolicy,
  aReportsContent,
  aVisitingStudent,
  type Seen,
} from '../support/cast.ts'
import { aPictureRow } from '../support/media-cast.ts'
import { ask } from '../support/routes.ts'

const open = (token: string, init: RequestInit = {}, query = '') =>
  ask(byLink, `/preview/${token}${query}`, { token }, init)
const link = async (seen: { id: number }, more: Record<string, unknown> = {}) =>
  createPreviewLink(await anEditor(), { id: seen.id, ...more })
const saved = async (seen: Seen, changes: Record<string, unknown>) =>
  saveDraft(await anEditor(), { ...(await aReportsContent(changes)), ...seen })
const removed = async (seen: Seen, reason = 'copyright') =>
  takeDownArticle(await aChiefEditor(), { ...seen, reason, note: '只供编辑部' })

beforeEach(async () => {
  await aPolicy()
})

describe('a preview link', () => {
  it('shows a draft as readers would see it, marked, with nothing that is counted, found or passed on', async () => {
    const draft = await aDraft({ publicationDate: '2023-08-18T09:05' })
    const { token } = await link(draft)
    const answer = await open(token)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': expect.stringContaining('noindex'),
      'x-frame-options': 'DENY',
      'content-security-policy': expect.stringMatching(/^default-src 'none';.*frame-ancestors 'none'$/),
    })
    const html = await answer.text()
    for (const word of [
      '【预览】',
      '<section class="preview-mark" aria-label="预览">',
      '授旗仪式在服务阵地举行',
      '转载',
      '乐从发布',
      '2023年8月18日 09:05',
    ])
      expect(html).toContain(word)
    expect(html, 'the disclaimer that it would be published under').toContain('转载的目的在于传递更多信息')
    for (const leak of [
      '<script',
      'view-token',
      'canonical',
      'og:',
      'ld+json',
      '/views?',
      'class="share"',
      'popover',
    ])
      expect(html.replace(/<style>.*<\/style>/s, '').includes(leak), leak).toBe(false)
    expect(canonicalTarget(`/preview/${token}`), 'the page cache never holds it').toBeNull()
  })

  it('shows the newest text that is stored, or for good the one it was made for', async () => {
    const draft = await aDraft()
    const [newest, pinned] = [await link(draft), await link(draft, { isPinned: true })]
    await saved(draft, { title: '后来改的标题' })
    expect(await (await open(newest.token)).text()).toContain('后来改的标题')
    expect(await (await open(pinned.token)).text()).not.toContain('后来改的标题')
  })

  it('shows the working copy of a published article, with its note, which readers do not see', async () => {
    const seen = await aFederationReport()
    const content = await aReportsContent({ title: '修改稿的标题' })
    await saveWorkingCopy(await anEditor(), { ...content, ...seen, copyVersion: 0, note: '更正了标题' })
    const html = await (await open((await link(seen)).token)).text()
    expect(html).toContain('修改稿的标题')
    expect(html).toContain('更正了标题')
  })

  it('tells nothing by HEAD, a condition or a range: no validator, no part, the whole answer each time', async () => {
    const { token } = await link(await aDraft())
    const fields = {
      ...{ 'if-none-match': '*', 'if-modified-since': new Date().toUTCString(), range: 'bytes=0-9' },
    }
    for (const init of [{ headers: fields }, { method: 'HEAD', headers: fields }]) {
      const answer = await open(token, init)
      expect(answer.status).toBe(200)
      for (const name of ['etag', 'last-modified', 'accept-ranges', 'content-range', 'cache-tag'])
        expect(answer.headers.get(name)).toBeNull()
    }
  })

  it.each(['light', 'dark'])(
    'is shown in %s colours where that is asked for, by the policy of its style',
    async (theme) => {
      const { token } = await link(await aDraft())
      const answer = await open(token, {}, `?theme=${theme}`)
      const html = await answer.text()
      expect(html).toContain(`<html lang="zh-Hans" class="${theme}"`)
      const [, css = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? []
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(css))
      const hash = Buffer.from(digest).toString('base64')
      expect(answer.headers.get('content-security-policy')).toContain(`'sha256-${hash}'`)
    },
  )

  it('ends with its time, by the clock of the database', async () => {
    const { id, token } = await link(await aDraft(), { hours: 1 })
    await db().$executeRaw`
      UPDATE preview_link SET created_at = created_at - interval '2 hours', expires_at = now() - interval '1 second' WHERE id = ${id}`
    const answer = await open(token)
    expect(answer.status).toBe(410)
    expect(await answer.text()).not.toContain('授旗')
  })

  it('ends when it is revoked, once, by whichever editor, and is listed no more', async () => {
    const draft = await aDraft()
    const made = await link(draft)
    const chief = await aChiefEditor()
    expect(await previewLinksOf(chief, draft.id)).toMatchObject([
      { id: made.id, token: made.token, isPinned: false, createdByName: '黄编辑' },
    ])
    await Promise.all([1, 2].map(() => revokePreviewLink(chief, { id: draft.id, link: made.id })))
    expect((await open(made.token)).status).toBe(410)
    expect(await previewLinksOf(chief, draft.id)).toEqual([])
    const events = await db().auditEntry.findMany({ where: { event: { startsWith: 'preview' } } })
    expect(events).toMatchObject([
      { event: 'preview_link_created', actor: '黄编辑', details: { link: made.id, isPinned: false } },
      { event: 'preview_link_revoked', actor: '梁主编', details: { link: made.id } },
    ])
    expect(JSON.stringify(events.map(({ details }) => details)), 'the record does not open it').not.toContain(
      made.token,
    )
  })

  it.each([
    ['copyright', 410],
    ['legal_order', 451],
  ])('dies with a takedown (%s: %i) at once, and stays dead after the restore', async (reason, status) => {
    const seen = await aFederationReport()
    const { token } = await link(seen, { isPinned: true })
    const down = await removed(seen, reason)
    const answer = await open(token)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(answer.headers.get('link') ?? '').toContain(status === 451 ? 'blocked-by' : '')
    expect(await answer.text()).not.toContain('授旗')
    await expect(link(seen)).rejects.toMatchObject({ code: 'wrong-state' })
    await restoreArticle(await aChiefEditor(), { ...down, note: '查实' })
    expect((await open(token)).status).toBe(410)
    expect((await open((await link(seen)).token)).status, 'a new one opens').toBe(200)
  })

  it('dies with the draft that is deleted, also when that comes back', async () => {
    const draft = await aDraft()
    const { token } = await link(draft)
    const deleted = await deleteDraft(await anEditor(), draft)
    expect((await open(token)).status).toBe(410)
    await undeleteDraft(await anEditor(), deleted)
    expect((await open(token)).status).toBe(410)
  })

  it('cannot be guessed, forged, respelt or made by a copy of the database', async () => {
    const { token } = await link(await aDraft())
    const [nonce = '', mac = ''] = token.split('.')
    const last = nonce.at(-1) ?? ''
    const respelt = nonce.slice(0, -1) + String.fromCharCode(last.charCodeAt(0) + 1)
    for (const wrong of [
      ...['', 'x', token.slice(1), `${token}=`, `${nonce}.${mac.toLowerCase()}x`, `${respelt}.${mac}`],
      ...[`${nonce}.${'A'.repeat(22)}`, `${'A'.repeat(22)}.${mac}`, previewToken(newNonce())],
    ])
      expect((await open(wrong)).status).toBe(404)
  })

  it('is made for 1 hour to 30 days, 3 days if nothing is said, of an article that there is', async () => {
    const draft = await aDraft()
    const { expiresAt } = await link(draft)
    expect(Math.round((expiresAt.getTime() - Date.now()) / 3_600_000)).toBe(72)
    await expect(link(draft, { hours: 720 })).resolves.toBeDefined()
    for (const hours of [0, 721, 1.5])
      await expect(link(draft, { hours })).rejects.toMatchObject({ fields: { hours: expect.any(String) } })
    await expect(link({ id: 4711 })).rejects.toMatchObject({ code: 'not-found' })
    await expect(createPreviewLink(await aVisitingStudent(), { id: draft.id })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(revokePreviewLink(await anEditor(), { id: draft.id + 1, link: 1 })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('opens the files of its article, and of no other', async () => {
    const [draft, other] = [await aDraft(), await aDraft({ title: '另一篇' })]
    const { id, token } = await link(draft)
    const [own, foreign] = [await aPictureRow(), await aPictureRow({ name: '另一张.jpg' })]
    await db().articleMedia.createMany({
      data: [
        { articleId: draft.id, mediaId: own, place: 'draft' },
        { articleId: other.id, mediaId: foreign, place: 'draft' },
      ],
    })
    expect(await previewOpensMedia(token, own)).toBe(true)
    expect(await previewOpensMedia(token, foreign)).toBe(false)
    expect(await previewOpensMedia(previewToken(newNonce()), own)).toBe(false)
    const pinned = await link(draft, { isPinned: true })
    expect(await previewOpensMedia(pinned.token, own), 'its own text uses none').toBe(false)
    await revokePreviewLink(await anEditor(), { id: draft.id, link: id })
    expect(await previewOpensMedia(token, own)).toBe(false)
  })
})

describe('the desk’s preview', () => {
  it('opens to nobody without a session', async () => {
    const { id } = await aDraft()
    const answer = await ask(atDesk, `/preview/articles/${id}`, { id: String(id) })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(await answer.text()).not.toContain('授旗')
  })
})
