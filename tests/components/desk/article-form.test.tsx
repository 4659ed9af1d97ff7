// @vitest-environment happy-dom
import type { Editor } from '@tiptap/core'
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer, ArticleVerb } from '#components/desk/article-content.ts'
import { ArticleForm } from '#components/desk/article-form.tsx'
import type { Checks } from '#components/desk/checks.ts'
import { newStanding } from '#components/desk/press.ts'
import type { Start } from '#components/desk/standing.ts'
import { aLatest, aRefusal, cities, done, someContent } from '../../support/desk-cast.ts'
import { fill, mounted, press } from '../../support/mounted.ts'
import { NextRouter } from '../../support/next-router.tsx'
import { aStorage } from '../../support/storage.ts'

const stored = someContent()

let leave = async () => {}
beforeEach(() => {
  vi.stubGlobal('localStorage', aStorage())
  // A browser that always has time: the word list is read at once.
  vi.stubGlobal('requestIdleCallback', (work: IdleRequestCallback) => {
    work({ didTimeout: false, timeRemaining: () => 50 })
    return 0
  })
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('Failed to fetch')
  })
})
afterEach(async () => {
  await leave()
  vi.unstubAllGlobals()
})

/** The editing screen of a draft, with these answers to what is published in turn. */
async function open({
  checks,
  start,
  answers = [],
}: {
  checks?: Checks
  start?: Partial<Start>
  answers?: (Answer | Promise<Answer>)[]
} = {}) {
  const sent: Parameters<ArticleVerb>[0][] = []
  const went: string[] = []
  const verb: ArticleVerb = async (submission) => {
    sent.push(submission)
    return answers.shift() ?? done({ status: 'published', message: '已发布。' })
  }
  const form = (changes: Partial<Start> = {}) => (
    <NextRouter router={{ replace: (address) => void went.push(address) }}>
      <ArticleForm
        start={{
          ...{ editorId: 'editor-huang', email: 'huang@example.cn', autosaveSeq: 0, origin: 'repost' },
          standing: { ...newStanding(stored), id: 7, version: 3 },
          ...start,
          ...changes,
        }}
        cities={cities}
        verbs={{ save: verb, publish: verb, saveCopy: verb, amend: verb }}
        requestPictures={async () => ({ numbers: [] })}
        readLatest={async () => aLatest({ content: someContent({ title: '同事的标题' }) })}
        readWords={async () => []}
        checks={checks}
      />
    </NextRouter>
  )
  const page = await mounted(form())
  leave = page.leave
  return { sent, went, form, ...page }
}

/** The sheet's text editor. */
const sheet = () => document.querySelector<HTMLElement & { editor: Editor }>('#field-body')?.editor as Editor
const put = (...keys: string[]) =>
  act(async () => {
    const places = keys.map((key) => ({ type: 'pendingPicture', attrs: { key } }))
    sheet().commands.insertContentAt(sheet().state.doc.content.size, places)
  })
const dialog = () => document.querySelector('dialog[open]')
const asked = () => dialog()?.textContent ?? ''
const later = (ms: number) => act(async () => void (await new Promise((passed) => setTimeout(passed, ms))))
const warns = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

describe('pictures that are not in the library yet', () => {
  it('are told before a text goes to readers without them, and before the page is closed', async () => {
    const { sent } = await open()
    expect(warns()).toBe(false)
    await put('a', 'b')
    expect(warns()).toBe(true)
    await press('发布 Ctrl ↵')
    expect(sent).toEqual([])
    expect(asked()).toContain('正文里还有 2 张图片或文件没有收进媒体库')
    await press('确认发布 ↵')
    expect(sent).toHaveLength(1)
    expect(document.querySelectorAll('.pending-picture')).toHaveLength(2)
  })

  it('are no question once they are taken out', async () => {
    const { sent } = await open()
    await put('a')
    await press('不要了')
    expect(warns()).toBe(false)
    await press('发布 Ctrl ↵')
    expect([dialog(), sent.length]).toEqual([null, 1])
  })

  it('keep a new article’s page where it is', async () => {
    const { went } = await open({ start: { standing: newStanding(stored) }, answers: [done(), done()] })
    await put('a')
    await press('保存草稿 Ctrl S')
    expect(went).toEqual([])
    await press('不要了')
    await act(async () => (document.activeElement as HTMLElement).blur())
    await press('保存草稿 Ctrl S')
    expect(went).toHaveLength(1)
  })
})

describe('a press before the answer to an earlier one', () => {
  const key = (name: string) =>
    window.dispatchEvent(new KeyboardEvent('keydown', { key: name, ctrlKey: true, cancelable: true }))

  /** Saving is under way, and a question was confirmed meanwhile. */
  async function confirmEarly() {
    const saving = Promise.withResolvers<Answer>()
    const page = await open({ answers: [saving.promise] })
    await fill('#field-title', '改过的标题')
    await act(async () => {
      key('s')
      key('Enter')
    })
    await press('确认发布 ↵')
    expect([page.sent.length, asked().includes('收到上一次保存的答复后就发布')]).toEqual([1, true])
    return { ...page, answer: (answer: Answer) => act(async () => saving.resolve(answer)) }
  }

  it('is sent once that is there', async () => {
    const { sent, answer } = await confirmEarly()
    await answer(done())
    expect([sent.length, sent[1]?.version, dialog()]).toEqual([2, 4, null])
  })

  it('is not sent where that was refused, which the editor sees', async () => {
    const { sent, answer } = await confirmEarly()
    await answer(aRefusal('unavailable', {}, '没有收到答复。'))
    expect([sent.length, dialog()]).toEqual([1, null])
    expect(document.querySelector('.refusals')?.textContent).toContain('没有收到答复。')
  })

  it('is not sent without a reason that is asked for then', async () => {
    const { sent, answer } = await confirmEarly()
    await answer(aRefusal('invalid-input', { sourceReason: '请写明理由' }, '仍要发布，请写明理由。'))
    expect([sent.length, asked().includes('请写明理由')]).toEqual([1, true])
  })
})

describe('a source that is not listed', () => {
  const unlisted = { sentence: '“乐从发布”不在名单里。', mayDecide: true }
  const checks = (standing: typeof unlisted | undefined): Checks => ({
    source: async () => standing,
    duplicates: async () => [],
  })

  it('is decided by a chief editor in the dialog, however he publishes, and by a reason for this very source', async () => {
    const { sent } = await open({ checks: checks(unlisted) })
    await later(600)
    await press('发布 Ctrl ↵')
    expect(sent).toEqual([])
    await fill('#field-sourceReason', '作者当面授权')
    await press('取消 Esc')
    await fill('#field-sourceName', '别处')
    await later(600)
    await press('发布 Ctrl ↵')
    expect(document.querySelector<HTMLTextAreaElement>('#field-sourceReason')?.value).toBe('')
    await fill('#field-sourceReason', '来电授权')
    await press('确认发布 ↵')
    expect(sent).toMatchObject([{ sourceReason: '来电授权', content: { sourceName: '别处' } }])
  })

  it('is asked about where the server says so, when the page has not found out', async () => {
    const refused = aRefusal('invalid-input', { sourceReason: '请写明理由' }, '仍要发布，请写明理由。')
    const { sent } = await open({ checks: checks(undefined), answers: [refused] })
    await press('发布 Ctrl ↵')
    expect(sent).toMatchObject([{ sourceReason: '' }])
    expect([asked().includes('请写明理由'), document.activeElement?.id]).toEqual([true, 'field-sourceReason'])
    await fill('#field-sourceReason', '来电授权')
    expect(asked()).not.toContain('请写明理由')
    await press('确认发布 ↵')
    expect(sent.map(({ sourceReason }) => sourceReason)).toEqual(['', '来电授权'])
  })

  it('is no question again where readers have seen the article with it', async () => {
    const standing = { ...newStanding(stored), id: 7, version: 3, status: 'published' as const, live: stored }
    const { sent } = await open({ checks: checks(unlisted), start: { standing } })
    await fill('#field-title', '新标题')
    await later(600)
    await press('提交修订 Ctrl ↵')
    expect(sent).toHaveLength(1)
  })
})

describe('what was typed before and loaded', () => {
  const unsaved = {
    ...{ content: someContent({ title: '昨晚写的' }), note: '', origin: 'repost' as const },
    ...{ at: '2026-11-27T02:44:07.000Z', device: 'Mac' },
  }
  const says = () => document.querySelector('[aria-label=未提交的修改]')?.textContent ?? ''

  it('is told until it is submitted, and not of what is typed after that', async () => {
    const { show, form } = await open({ start: { unsaved }, answers: [done()] })
    expect(says()).toContain('已接着载入')
    await press('保存草稿 Ctrl S')
    await fill('#field-title', '又写了')
    // What a refresh of the page brings is what is being typed.
    await show(form({ unsaved: { ...unsaved, content: someContent({ title: '又写了' }) } }))
    expect(says()).toBe('')
  })

  it('can be given up, and be had back', async () => {
    await open({ start: { unsaved } })
    const title = () => document.querySelector<HTMLInputElement>('#field-title')?.value
    await press('不要，用已存的版本')
    expect([title(), says()]).toEqual([stored.title, ''])
    await press('找回')
    expect(title()).toBe('昨晚写的')
  })
})

it('each press after the session has ended opens the sign-in, and its refusal goes with it', async () => {
  const expired = () => aRefusal('unauthenticated', {}, '登录已过期。')
  const { sent } = await open({ answers: [expired(), expired()] })
  for (const count of [1, 2]) {
    await press('保存草稿 Ctrl S')
    expect([sent.length, dialog()?.getAttribute('aria-label')]).toEqual([count, '重新登录'])
    if (count === 1) await press('稍后')
  }
  vi.stubGlobal('fetch', async () => Response.json({}))
  await fill('[name=password]', '任意')
  await press('登录')
  expect([dialog(), document.querySelector('.refusals [role=alert]')]).toEqual([null, null])
})

it('what a colleague saved is shown to be merged, although one’s own text could not be saved as it stands', async () => {
  const by = { changedBy: '陈管理', changedById: 'editor-chen', changedAt: '2026-11-27T02:44:07.000Z' }
  const head = { status: 'draft', version: 4, copyVersion: 0, ...by }
  vi.stubGlobal('fetch', async () => Response.json({ articleId: 7, head, others: [] }))
  const { sent } = await open()
  await fill('#field-sourceUrl', 'http://')
  await press('查看并合并')
  expect(sent).toEqual([])
  expect(document.querySelector('.conflict')?.textContent).toContain('同事的标题')
})
