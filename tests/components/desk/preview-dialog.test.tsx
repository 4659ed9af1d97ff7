// @vitest-environment happy-dom
import type { DetachedWindowAPI } from 'happy-dom'
import { act } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { FormPreview } from '#components/desk/form-preview.tsx'
import { PreviewDialog } from '#components/desk/preview-dialog.tsx'
import type {
  LinksAnswer,
  PreviewedText,
  PreviewLinkRow,
  PreviewVerbs,
} from '#components/desk/preview-types.ts'
import { aRefusal, someContent } from '../../support/desk-cast.ts'
import { fill, mounted, press } from '../../support/mounted.ts'

let leave = async () => {}
// What a frame shows is the portal's; here its address is looked at.
const { settings } = (window as unknown as { happyDOM: DetachedWindowAPI }).happyDOM
Object.assign(settings, { disableIframePageLoading: false, enableIframePageLoading: true })
settings.fetch.interceptor = { beforeAsyncRequest: async ({ window }) => new window.Response('') }
afterEach(async () => {
  await leave()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** A browser in which these media queries hold. */
const where = (...queries: string[]) =>
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: queries.includes(query) }))
const open = async (given: Partial<Parameters<typeof PreviewDialog>[0]> = {}) => {
  const shown = { address: '/preview/articles/7?text=a', refusal: null, onClose: () => {}, ...given }
  leave = (await mounted(<PreviewDialog {...shown} />)).leave
}
const frames = () =>
  [...document.querySelectorAll('iframe')].map((frame) => [frame.title, frame.getAttribute('src')])
const choose = (value: string) =>
  act(async () => document.querySelector<HTMLInputElement>(`input[value=${value}]`)?.click())
const said = () => document.querySelector('.preview-links [role=status]')?.textContent

it('shows a phone and a desktop beside each other, or one of them, light and dark', async () => {
  where()
  await open()
  const at = (theme: string) => `/preview/articles/7?text=a&theme=${theme}`
  expect(document.querySelector('dialog')?.open).toBe(true)
  const both = [
    ['手机上的预览', at('light')],
    ['桌面上的预览', at('light')],
  ]
  expect(frames()).toEqual(both)
  await choose('dark')
  expect(frames().map(([, address]) => address)).toEqual([at('dark'), at('dark')])
  await choose('desktop')
  expect(frames()).toEqual([['桌面上的预览', at('dark')]])
})

it('begins as the device of the editor is: narrow with the phone, dark in the dark', async () => {
  where('(max-width: 62rem)', '(prefers-color-scheme: dark)')
  await open({ address: '/preview/articles/7' })
  expect(frames()).toEqual([['手机上的预览', '/preview/articles/7?theme=dark']])
})

it('runs nothing in its frames, and tells no other site where it is', async () => {
  where()
  await open()
  for (const frame of document.querySelectorAll('iframe')) {
    expect(frame.getAttribute('sandbox')).toBe('allow-same-origin')
    expect(frame.getAttribute('referrerpolicy')).toBe('no-referrer')
  }
})

it('says why there is no preview, and closes', async () => {
  where()
  const onClose = vi.fn()
  await open({ address: null, refusal: '文章已删除。', onClose })
  expect(document.querySelector('[role=alert]')?.textContent).toBe('文章已删除。')
  expect(frames()).toEqual([])
  await press('关闭 Esc')
  expect(onClose).toHaveBeenCalledOnce()
})

const link: PreviewLinkRow = {
  ...{ id: 5, address: 'https://lecong.example/preview/x', isPinned: true },
  ...{ createdBy: '黄编辑', until: '11 月 30 日 10:00' },
}
const typed: PreviewedText = { id: 7, origin: 'repost', note: '', content: someContent() }

/** The preview of what is typed, with verbs that remember what they were asked. */
async function openTyped(of: PreviewedText, changes: Partial<PreviewVerbs> = {}) {
  where()
  const asked: unknown[] = []
  const answer =
    (links: PreviewLinkRow[]) =>
    async (input: unknown): Promise<LinksAnswer> => {
      asked.push(input)
      return { done: true, links }
    }
  const keep = async () => ({ done: true, textId: 'kept' }) as const
  const verbs = { keep, list: answer([]), make: answer([link]), revoke: answer([]), ...changes }
  leave = (await mounted(<FormPreview typed={of} verbs={verbs} onClose={() => {}} />)).leave
  return asked
}

it('keeps what is typed and shows that; its links are made for as long as one chooses, and revoked', async () => {
  const asked = await openTyped(typed)
  expect(frames()[0]).toEqual(['手机上的预览', '/preview/articles/7?text=kept&theme=light'])
  const [hours, content] = document.querySelectorAll('.preview-new select')
  hours?.setAttribute('id', 'hours')
  content?.setAttribute('id', 'content')
  await fill('#hours', '24')
  await fill('#content', 'pinned')
  await press('创建链接')
  expect(said()).toBe('链接已创建，可以复制。')
  expect(document.querySelector<HTMLInputElement>('.preview-links li input')?.value).toBe(link.address)
  await press('收回')
  expect(said()).toBe('链接已收回，不能再打开。')
  expect(document.querySelector('.preview-links li')).toBeNull()
  expect(asked).toEqual([{ id: 7 }, { id: 7, hours: 24, isPinned: true, textId: 'kept' }, { id: 7, link: 5 }])
})

it('says what was refused, and what was not answered', async () => {
  const lost = async () => Promise.reject(new TypeError('fetch failed'))
  await openTyped(typed, { keep: lost, make: async () => aRefusal('forbidden') })
  expect(document.querySelector('[role=alert]')?.textContent).toContain('您写的内容还在')
  await press('创建链接')
  expect(said()).toBe('不能这样提交。')
})

it('has no links for an article that does not exist yet', async () => {
  await openTyped({ ...typed, id: null })
  expect(frames()[0]?.[1]).toBe('/preview/articles/new?text=kept&theme=light')
  expect(document.querySelector('.preview-links')?.textContent).toContain('保存草稿以后')
})
