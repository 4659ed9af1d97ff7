import { describe, expect, it } from 'vitest'
import {
  type Answer,
  type ArticleContent,
  emptyContent,
  type Latest,
} from '#components/desk/article-content.ts'
import { mergeContent } from '#components/desk/merge-content.ts'
import {
  mergeBase,
  newStanding,
  openErrors,
  type Press,
  pressed,
  standingAfter,
  standingDone,
} from '#components/desk/press.ts'

const text = (title: string): ArticleContent => ({ ...emptyContent, title })
const latest = (change: Partial<Latest>): Latest => ({
  version: 2,
  copyVersion: 0,
  isCopy: false,
  status: 'draft',
  origin: 'repost',
  content: text('别人的标题'),
  live: null,
  note: '',
  changedBy: '陈管理',
  changedAt: '今天 10:42',
  ...change,
})
const refusal = (code: 'conflict' | 'not-found' | 'invalid-input', fields: Record<string, string> = {}) => ({
  code,
  message: '不行。',
  fields,
  details: {},
})
const done = (version: number): Answer => ({
  done: true,
  id: 7,
  version,
  status: 'draft',
  message: '草稿已保存。',
})

/** A press that is answered in turn; `sent` keeps on which version it came. */
function aPress(...answers: (Answer | 'lost')[]) {
  const sent: number[] = []
  const press: Press = {
    verb: async ({ version }) => {
      sent.push(version)
      const answer = answers.shift()
      if (!answer || answer === 'lost') throw new TypeError('Failed to fetch')
      return answer
    },
    on: {
      ...newStanding(text('原来的标题')),
      ...{ id: 7, version: 1 },
    },
    key: 'b8a4c1f0-0000-4000-8000-000000000000',
    origin: 'original',
    content: text(' 我的标题 '),
    note: '',
  }
  return { press, sent }
}

describe('a press', () => {
  it('remembers the text whose answer was lost, and goes on from it when it meets it again', async () => {
    const lost: ArticleContent[] = []
    const stale: Answer = {
      done: false,
      refusal: refusal('conflict'),
      latest: latest({ content: text('我的标题') }),
    }
    const { press, sent } = aPress('lost', stale, done(3))
    expect((await pressed(press, lost)).answer).toMatchObject({
      done: false,
      refusal: { code: 'unavailable' },
    })
    const again = await pressed({ ...press, content: text('写了下去') }, lost)
    expect(again.answer).toMatchObject({ done: true, version: 3 })
    expect(sent).toEqual([1, 1, 2])
  })

  it('says that the lost one has published, and submits nothing more by itself', async () => {
    const lost = [text('我的标题')]
    const published = latest({ status: 'published', content: text('我的标题') })
    const { press, sent } = aPress({ done: false, refusal: refusal('conflict'), latest: published })
    const { press: after, answer } = await pressed(press, lost)
    expect(answer).toMatchObject({ done: false, refusal: { message: expect.stringContaining('已经生效') } })
    expect(answer).not.toHaveProperty('latest')
    expect(after.on).toMatchObject({ id: 7, version: 2, status: 'published', base: published.content })
    expect(sent).toEqual([1])
  })

  it('goes on from its own working copy, which no reader has seen', async () => {
    const own = latest({ status: 'published', copyVersion: 1, live: text('线上'), content: text('我的标题') })
    const stale: Answer = { done: false, refusal: refusal('conflict'), latest: own }
    const { press, sent } = aPress(stale, { ...done(2), status: 'published', copyVersion: 2 } as Answer)
    const { answer, press: after } = await pressed(press, [text('我的标题')])
    expect(answer).toMatchObject({ done: true, copyVersion: 2 })
    expect(after.on).toMatchObject({ copyVersion: 1, live: text('线上') })
    expect(sent).toEqual([1, 2])
  })

  it('leaves what somebody else did to the editor', async () => {
    const { press } = aPress({ done: false, refusal: refusal('conflict'), latest: latest({}) })
    expect((await pressed(press, [text('我的标题')])).answer).toMatchObject({
      latest: { changedBy: '陈管理' },
    })
  })
})

describe('once a press was done, the form stands', () => {
  const live = text('线上的标题')
  const on = { ...newStanding(live), id: 7, version: 3, status: 'published' as const, live }
  const pressOn = { ...aPress().press, on, note: '更正了标题。' }
  const answer = { done: true, id: 7, version: 3, status: 'published', message: '' } as const

  it('on the working copy that was saved, with what readers see as before', () => {
    expect(standingDone(pressOn, { ...answer, copyVersion: 1 })).toEqual({
      ...{ id: 7, version: 3, copyVersion: 1, status: 'published' },
      ...{ base: pressOn.content, live, note: '更正了标题。' },
    })
  })

  it('on the text that readers see from now on, without a working copy', () => {
    expect(standingDone(pressOn, { ...answer, version: 4 })).toMatchObject({
      ...{ version: 4, copyVersion: 0, base: pressOn.content, live: pressOn.content, note: '' },
    })
  })

  it('on a draft, which readers do not see', () => {
    expect(standingDone(pressOn, { ...answer, status: 'draft' })).toMatchObject({ live: null })
  })
})

describe('two editors of one working copy', () => {
  const live = text('线上的标题')
  const copy = { ...live, title: '修改稿的标题', summary: '修改稿的概述' }
  const on = { ...newStanding(copy), id: 7, copyVersion: 1, status: 'published' as const, live }

  it('went apart at the copy that both began with: what one took back stays taken back', () => {
    const theirs = latest({
      status: 'published',
      copyVersion: 2,
      isCopy: true,
      live,
      content: { ...copy, title: live.title },
    })
    const mine = { ...copy, summary: '我的概述' }
    const { questions, resolved } = mergeContent(mergeBase(on, theirs), theirs.content, mine)
    expect(questions).toEqual([])
    expect(resolved({})).toMatchObject({ title: live.title, summary: '我的概述' })
  })

  it('went apart at what readers saw, where the newest text is live and no copy', () => {
    const theirs = latest({ status: 'published', live, content: { ...live, author: '陈润祥' } })
    const { questions, resolved } = mergeContent(mergeBase(on, theirs), theirs.content, copy)
    expect(questions).toEqual([])
    expect(resolved({})).toMatchObject({ title: '修改稿的标题', summary: '修改稿的概述', author: '陈润祥' })
  })
})

describe('after a refusal the form is about', () => {
  it('what was stored before it, what an earlier press began, or a new article where it was deleted', async () => {
    const { press } = aPress({ done: false, refusal: refusal('not-found') })
    const no = refusal('invalid-input')
    expect(standingAfter(press, { done: false, refusal: no })).toBe(press.on)
    expect(standingAfter(press, { done: false, refusal: no, saved: { id: 7, version: 2 } })).toEqual({
      ...press.on,
      version: 2,
      base: press.content,
    })
    const begun = { id: 9, version: 1, content: text('先前的标题') }
    expect(standingAfter(press, { done: false, refusal: no, begun })).toMatchObject({
      id: 9,
      base: begun.content,
    })
    const gone = await pressed(press, [])
    expect(gone.answer).toMatchObject({ refusal: { message: expect.stringContaining('已被删除') } })
    if (!gone.answer.done) expect(standingAfter(press, gone.answer)).toMatchObject({ id: null, version: 0 })
  })
})

describe('openErrors', () => {
  it('holds a line until its own field is changed', () => {
    const { press } = aPress()
    const fields = { title: '请填写标题', note: '请填写更正说明', origin: '请选择类型', '': '没有任何改动' }
    const outcome = { press, answer: { done: false, refusal: refusal('invalid-input', fields) } as const }
    const { content, note, origin } = press
    expect(openErrors(outcome, { content, note, origin })).toEqual(fields)
    expect(Object.keys(openErrors(outcome, { content: text('新的'), note, origin }))).toEqual([
      'note',
      'origin',
    ])
    expect(Object.keys(openErrors(outcome, { content, note: '说明', origin: 'repost' }))).toEqual([
      'title',
      '',
    ])
    expect(openErrors({ press, answer: done(2) }, { content, note, origin })).toEqual({})
  })
})
