// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer, ArticleContent, ArticleVerb } from '#components/desk/article-content.ts'
import { localDraftsOf, saveLocalDraft } from '#components/desk/local-draft.ts'
import { newStanding } from '#components/desk/press.ts'
import type { Standing } from '#components/desk/standing.ts'
import { useArticleForm } from '#components/desk/use-article-form.ts'
import { aLatest, aLocalDraft, aRefusal, done, someContent } from '../../support/desk-cast.ts'
import { mounted } from '../../support/mounted.ts'
import { aStorage } from '../../support/storage.ts'

const stored = someContent()
const aDraft: Standing = { ...newStanding(stored), id: 7, version: 3 }
const published: Standing = { ...aDraft, status: 'published', live: stored }
const scope = { editorId: 'editor-huang', articleId: 7 as number | null }
const drafts = () => localDraftsOf(scope).map(({ content }) => content.title)

let leave = async () => {}

type Form = ReturnType<typeof useArticleForm>

/** The form as its page uses it. */
function FormOf({
  standing,
  heard,
  onForm,
}: {
  standing: Standing
  heard: unknown[]
  onForm: (form: Form) => void
}) {
  const form = useArticleForm(
    { editorId: scope.editorId, email: 'huang@example.cn', autosaveSeq: 0, origin: 'repost', standing },
    {
      onDone: (answer, typedOn) => heard.push([answer.message, typedOn]),
      onMoved: (id) => heard.push(id),
    },
  )
  onForm(form)
  return null
}

/** An opened form; `heard` is what it told its page. */
async function aForm(standing: Standing = aDraft, room?: number) {
  if (room !== undefined) vi.stubGlobal('localStorage', aStorage({ room }))
  const heard: unknown[] = []
  let form: Form | undefined
  const onForm = (now: Form) => {
    form = now
  }
  const page = await mounted(<FormOf standing={standing} heard={heard} onForm={onForm} />)
  leave = page.leave
  const now = () => form as Form
  return {
    now,
    heard,
    type: (change: Partial<ArticleContent>) =>
      act(async () => {
        for (const [field, value] of Object.entries(change)) now().change(field as 'title', value as string)
      }),
    /** Does something with the form, and waits for the answer where one comes at once. */
    run: (what: (form: Form) => unknown) =>
      act(async () => {
        what(now())
        await vi.advanceTimersByTimeAsync(0)
      }),
  }
}

/** A verb with these answers in turn, and what it was sent. */
function aVerb(...answers: Answer[]) {
  const sent: Parameters<ArticleVerb>[0][] = []
  const verb: ArticleVerb = async (submission) => {
    sent.push(submission)
    return answers.shift() ?? done()
  }
  return { verb, sent }
}

/** A verb that is answered when the test says so. Each press has to be: React waits for all of them together. */
function aSlowVerb() {
  const sent: unknown[] = []
  let resolve = (_: Answer) => {}
  const verb: ArticleVerb = (submission) => {
    sent.push(submission)
    return new Promise((answered) => {
      resolve = answered
    })
  }
  return { verb, sent, answer: (answer: Answer) => act(async () => resolve(answer)) }
}

const later = () => act(async () => void (await vi.advanceTimersByTimeAsync(700)))

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('localStorage', aStorage())
})
afterEach(async () => {
  await leave()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('what is typed', () => {
  it('is sent as it stands, on the version it began from, and is stored then', async () => {
    const { now, heard, type, run } = await aForm()
    const { verb, sent } = aVerb(done({ version: 4 }))
    await type({ title: '我的标题' })
    expect(now().dirty).toBe(true)
    await run((form) => form.submit(verb))
    expect(sent).toMatchObject([{ id: 7, version: 3, content: { title: '我的标题' } }])
    expect(now()).toMatchObject({ dirty: false, standing: { version: 4 } })
    expect(heard).toEqual([['草稿已保存。', false]])
  })

  it('counts the chosen kind in: another one of a draft is not stored yet', async () => {
    const { now, run } = await aForm()
    const { verb, sent } = aVerb(done({ version: 4 }))
    await run((form) => form.setOrigin('original'))
    expect(now().dirty).toBe(true)
    await run((form) => form.submit(verb))
    expect(sent).toMatchObject([{ origin: 'original' }])
    expect(now()).toMatchObject({ dirty: false, origin: 'original' })
  })

  it('stays where it is refused; the sentence goes once what it names is mended', async () => {
    const { now, type, run } = await aForm()
    await type({ title: '' })
    await run((form) => form.submit(aVerb(aRefusal('invalid-input', { title: '请填写标题' })).verb))
    expect(now()).toMatchObject({ dirty: true, isStale: false, errors: { title: '请填写标题' } })
    await type({ summary: '别的' })
    expect(now().isStale).toBe(false)
    await type({ title: '有了' })
    expect(now()).toMatchObject({ isStale: true, errors: {} })
  })

  it('while an answer is on its way is not taken for stored', async () => {
    const { now, heard, type, run } = await aForm()
    const { verb, answer } = aSlowVerb()
    await type({ title: '按下时' })
    await run((form) => form.submit(verb))
    expect(now().pending).toBe(true)
    await type({ title: '又写了' })
    await answer(done({ version: 4 }))
    expect(now()).toMatchObject({
      dirty: true,
      content: { title: '又写了' },
      standing: { base: { title: '按下时' } },
    })
    expect(heard).toEqual([['草稿已保存。', true]])
  })

  it('is sent once, however often the key is pressed', async () => {
    const { run } = await aForm()
    const { verb, sent, answer } = aSlowVerb()
    await run((form) => form.submit(verb))
    await run((form) => form.submit(verb))
    await answer(done())
    expect(sent).toHaveLength(1)
  })

  it('becomes a new article, under a key of its own, where the draft was deleted meanwhile', async () => {
    const { now, heard, type, run } = await aForm()
    const { verb, sent } = aVerb(aRefusal('not-found'), done({ id: 8, version: 1 }))
    await type({ title: '我的标题' })
    await run((form) => form.submit(verb))
    expect(now()).toMatchObject({
      dirty: true,
      content: { title: '我的标题' },
      standing: { id: null, version: 0 },
    })
    await run((form) => form.submit(verb))
    expect(sent.map(({ id }) => id)).toEqual([7, null])
    expect(sent[0]?.key).not.toBe(sent[1]?.key)
    expect(heard).toEqual([null, ['草稿已保存。', false]])
  })

  it('warns before the page is closed, as long as it is not stored', async () => {
    const { type } = await aForm()
    const isWarned = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    expect(isWarned()).toBe(false)
    await type({ title: '我的标题' })
    expect(isWarned()).toBe(true)
    await type({ title: stored.title })
    expect(isWarned()).toBe(false)
  })
})

describe('the local draft', () => {
  it('is stored a moment after the last key, and goes when the text is stored or undone', async () => {
    const { type, run } = await aForm()
    await type({ title: '一' })
    expect(drafts()).toEqual([])
    await later()
    expect(drafts()).toEqual(['一'])
    await type({ title: stored.title })
    expect(drafts()).toEqual([])
    await type({ title: '二' })
    await later()
    await run((form) => form.submit(aVerb().verb))
    expect(drafts()).toEqual([])
  })

  it('does not wait where the page is left', async () => {
    const { type } = await aForm()
    await type({ title: '一' })
    await act(async () => void window.dispatchEvent(new Event('pagehide')))
    expect(drafts()).toEqual(['一'])
  })

  it('that the browser refuses is said to be refused, until there is room', async () => {
    const { now, type } = await aForm(aDraft, 10)
    await type({ title: '一' })
    await later()
    expect(now().localDrafts.isRefused).toBe(true)
    vi.stubGlobal('localStorage', aStorage())
    await type({ title: '二' })
    await later()
    expect(now().localDrafts.isRefused).toBe(false)
    expect(drafts()).toEqual(['二'])
  })

  it('of an earlier visit is offered, unless it says what is stored already', async () => {
    saveLocalDraft(scope, aLocalDraft('a'))
    saveLocalDraft(scope, aLocalDraft('b', { content: stored }))
    const { now } = await aForm()
    expect(now().localDrafts.offered.map(({ visit }) => visit)).toEqual(['a'])
    expect(drafts()).toEqual(['我的标题'])
  })

  it('that is brought back goes on from its own version, and what stood in the form is set aside', async () => {
    saveLocalDraft(scope, aLocalDraft('a', { version: 2, note: '更正了地名。' }))
    const { now, type, run } = await aForm()
    await type({ title: '刚写的' })
    await run((form) => form.restore(form.localDrafts.offered[0] ?? aLocalDraft('none')))
    expect(now()).toMatchObject({
      ...{ content: { title: '我的标题' }, note: '更正了地名。', standing: { version: 2 } },
      told: '已找回，还没有提交。',
    })
    expect(now().localDrafts.offered.map(({ content }) => content.title)).toEqual(['刚写的'])
  })

  it('that was discarded can be taken back', async () => {
    saveLocalDraft(scope, aLocalDraft('a'))
    const { now, run } = await aForm()
    await run((form) => form.localDrafts.discard(aLocalDraft('a')))
    expect([now().localDrafts.offered, drafts()]).toEqual([[], []])
    await run((form) => form.localDrafts.undiscard())
    expect(drafts()).toEqual(['我的标题'])
    expect(now().localDrafts.discarded).toBeNull()
  })

  it('that finds no room when it is set aside is still offered, as long as the page is open', async () => {
    const { now, type, run } = await aForm(published, 10)
    await type({ title: '我的标题' })
    await run((form) =>
      form.takeTheirs(aLatest({ status: 'published', content: someContent({ title: '对方的' }) })),
    )
    expect(now().localDrafts.offered.map(({ content }) => content.title)).toEqual(['我的标题'])
    expect(now().localDrafts.hasUnstored).toBe(true)
    expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true })), 'closing warns').toBe(false)
  })
})

describe('when a colleague was quicker', () => {
  const theirs = someContent({ author: '何志愿' })
  const stale = (changes: Parameters<typeof aLatest>[0]): Answer => ({
    ...aRefusal('conflict'),
    latest: aLatest({ content: theirs, ...changes }),
  })

  it('nothing changes in the form until its editor has chosen', async () => {
    const { now, type, run } = await aForm()
    await type({ title: '我的标题' })
    await run((form) => form.submit(aVerb(stale({})).verb))
    expect(now()).toMatchObject({
      ...{ content: { title: '我的标题', author: '' }, standing: { version: 3 } },
      conflict: { version: 4, changedBy: '陈管理' },
    })
  })

  it('a merged draft has both changes, and is saved at once on the newest version', async () => {
    const { now, type, run } = await aForm()
    const { verb, sent } = aVerb(stale({}), done({ version: 5 }))
    await type({ title: '我的标题' })
    await run((form) => form.submit(verb))
    await run((form) => form.merge(aLatest({ content: theirs }), {}, verb))
    expect(sent[1]).toMatchObject({ version: 4, content: { title: '我的标题', author: '何志愿' } })
    expect(now()).toMatchObject({ conflict: null, dirty: false, standing: { version: 5 } })
  })

  it('a merged amendment waits for its editor, since readers would see it', async () => {
    const { now, type, run } = await aForm(published)
    const { verb, sent } = aVerb()
    await type({ title: '我的标题' })
    const latest = aLatest({ status: 'published', content: theirs, live: theirs })
    await run((form) => expect(form.merge(latest, {}, verb), 'something is left to publish').toBe(true))
    expect(sent).toEqual([])
    expect(now()).toMatchObject({ dirty: true, isAhead: true, told: '您的改动已合并到最新版，还没有提交。' })
  })

  it.each([
    ['is the newest one where he left it as it was stored', '', '对方的说明。'],
    ['is his own where he has written another one', '我的说明。', '我的说明。'],
  ])('the note of a merged working copy %s', async (_, own, kept) => {
    const { now, type, run } = await aForm({ ...published, copyVersion: 1, note: '存下的说明。' })
    await type({ title: '我的标题' })
    if (own !== '') await run((form) => form.setNote(own))
    const copy = { copyVersion: 2, isCopy: true, live: stored, content: theirs, note: '对方的说明。' }
    await run((form) => form.merge(aLatest({ status: 'published', ...copy }), {}, aVerb().verb))
    expect(now()).toMatchObject({ note: kept, standing: { copyVersion: 2, note: '对方的说明。' } })
  })

  it('there is nothing to send where both wrote the same', async () => {
    const { now, type, run } = await aForm()
    const { verb, sent } = aVerb()
    await type({ author: '何志愿' })
    await run((form) => expect(form.merge(aLatest({ content: theirs }), {}, verb)).toBe(false))
    expect(sent).toEqual([])
    expect(now()).toMatchObject({ dirty: false, told: '最新版里已经是这些文字，没有需要提交的。' })
  })

  it('words that give way, and a whole text that does, stay on this device', async () => {
    const { now, type, run } = await aForm(published)
    await type({ title: '我的标题' })
    const latest = aLatest({ status: 'published', content: someContent({ title: '对方的' }), live: stored })
    await run((form) => form.merge(latest, { title: 'theirs' }, aVerb().verb))
    expect(now().content.title).toBe('对方的')
    await type({ title: '又一个' })
    await run((form) => form.takeTheirs(latest))
    expect(now()).toMatchObject({ content: { title: '对方的' }, dirty: false, conflict: null })
    expect(
      now()
        .localDrafts.offered.map(({ content }) => content.title)
        .sort(),
    ).toEqual(['又一个', '我的标题'])
  })
})

describe('an amendment', () => {
  it('takes its note with it; a note that was begun meanwhile stays', async () => {
    const { now, type, run } = await aForm(published)
    const { verb, answer } = aSlowVerb()
    const amended = done({ version: 4, status: 'published' })
    await type({ title: '新标题' })
    await run((form) => form.setNote('更正了标题。'))
    await run((form) => form.submit(verb))
    await answer(amended)
    expect(now()).toMatchObject({
      note: '',
      dirty: false,
      isAhead: false,
      standing: { live: { title: '新标题' } },
    })
    await run((form) => form.setNote('第二次。'))
    await run((form) => form.submit(verb))
    await run((form) => form.setNote('第三次。'))
    await answer({ ...amended, version: 5 })
    expect(now()).toMatchObject({ note: '第三次。', dirty: true })
  })

  it('that is saved is ahead of what readers see, and no longer unsaved', async () => {
    const { now, type, run } = await aForm(published)
    await type({ title: '新标题' })
    await run((form) => form.submit(aVerb(done({ version: 3, copyVersion: 1, status: 'published' })).verb))
    expect(now()).toMatchObject({
      ...{ dirty: false, isAhead: true, content: { title: '新标题' } },
      standing: { copyVersion: 1, live: { title: stored.title } },
    })
  })

  it('that is given up goes back to what readers see; words not saved stay on this device', async () => {
    const copy = {
      ...published,
      copyVersion: 2,
      base: someContent({ title: '修改稿' }),
      note: '更正了标题。',
    }
    const { now, type, run } = await aForm(copy)
    await type({ title: '又改了' })
    await run((form) => form.discarded())
    expect(now()).toMatchObject({
      ...{ dirty: false, isAhead: false, note: '', content: { title: stored.title } },
      standing: { copyVersion: 0, live: { title: stored.title } },
    })
    expect(now().localDrafts.offered.map(({ content }) => content.title)).toEqual(['又改了'])
  })
})
