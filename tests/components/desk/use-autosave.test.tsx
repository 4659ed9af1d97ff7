// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ArticleContent, emptyContent } from '#components/desk/article-content.ts'
import { localDraftsOf } from '#components/desk/local-draft.ts'
import { newStanding } from '#components/desk/press.ts'
import type { Standing, Start } from '#components/desk/standing.ts'
import { useArticleForm } from '#components/desk/use-article-form.ts'
import { useAutosave } from '#components/desk/use-autosave.ts'
import { done, someContent } from '../../support/desk-cast.ts'
import { mounted } from '../../support/mounted.ts'
import { aBodyOf } from '../../support/reader-cast.ts'
import { aStorage } from '../../support/storage.ts'

type Form = ReturnType<typeof useArticleForm>
type Autosave = ReturnType<typeof useAutosave>
type Sent = Record<string, unknown> & { act: string; content?: ArticleContent }

const at = '2026-11-27T02:44:07.000Z'
const head = {
  ...{ status: 'draft', version: 3, copyVersion: 0 },
  ...{ changedBy: '黄编辑', changedById: 'editor-huang', changedAt: at },
}
const stored = someContent()
const aStart = (changes: Partial<Start> = {}): Start => ({
  ...{ editorId: 'editor-huang', email: 'huang@example.cn', autosaveSeq: 0, origin: 'repost' },
  standing: { ...newStanding(stored), id: 7, version: 3 },
  ...changes,
})

let leave = async () => {}
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('localStorage', aStorage())
})
afterEach(async () => {
  await leave()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

type PageProps = {
  start: Start
  onMoved: (id: number | null) => void
  onRender: (form: Form, autosave: Autosave) => void
}

/** The form as its page uses it. */
function Page({ start, onMoved, onRender }: PageProps) {
  const form = useArticleForm(start, { onDone: () => {}, onMoved })
  onRender(form, useAutosave(start, form))
  return null
}

/** A form that is open, and a server with these answers to what it saves. */
async function open(
  start: Start,
  answer: (sent: Sent) => object | number | null | Promise<object> = () => ({}),
) {
  const sent: Sent[] = []
  let seq = 0
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    const asked: Sent = JSON.parse(body)
    sent.push(asked)
    const given = asked.act === 'save' || asked.act === 'clear' ? await answer(asked) : {}
    if (given === null) throw new TypeError('Failed to fetch')
    if (typeof given === 'number')
      return Response.json(
        { code: given === 401 ? 'unauthenticated' : 'forbidden', detail: '' },
        { status: given },
      )
    seq += 1
    const saved = asked.act === 'save' && !('newer' in given) ? { saved: { seq, at, characters: 9 } } : {}
    return Response.json({ articleId: asked.articleId ?? 8, head, others: [], ...saved, ...given })
  })
  let form: Form | undefined
  let autosave: Autosave | undefined
  let renders = 0
  const moved: unknown[] = []
  const onRender = (nowForm: Form, nowAutosave: Autosave) => {
    renders += 1
    form = nowForm
    autosave = nowAutosave
  }
  const page = await mounted(<Page start={start} onMoved={(id) => moved.push(id)} onRender={onRender} />)
  leave = page.leave
  const now = () => form as Form
  return {
    ...{ sent, moved, now },
    renders: () => renders,
    state: () => autosave?.state,
    saves: () => sent.filter(({ act }) => act === 'save'),
    clears: () => sent.filter(({ act }) => act === 'clear'),
    run: (what: (form: Form) => unknown) => act(async () => void what(now())),
    signedIn: () => act(async () => autosave?.signedIn()),
    type: (change: Partial<ArticleContent>) =>
      act(async () => {
        for (const [field, value] of Object.entries(change)) now().change(field as 'title', value as string)
      }),
    later: (seconds: number) => act(async () => void (await vi.advanceTimersByTimeAsync(seconds * 1_000))),
  }
}

/** Refuses a message once it is closed, as browsers do. */
class StrictChannel {
  #isClosed = false
  onmessage: ((event: { data: unknown }) => void) | null = null
  close() {
    this.#isClosed = true
  }
  postMessage(_message?: unknown) {
    if (this.#isClosed) throw new DOMException('Channel is closed', 'InvalidStateError')
  }
}

const drafts = (articleId: number | null) => localDraftsOf({ editorId: 'editor-huang', articleId })

it('what is typed is stored after a pause, once; the local draft goes, and closing warns no longer', async () => {
  const { saves, state, type, later, renders, now } = await open(aStart())
  await type({ title: '新' })
  await later(1)
  expect(drafts(7)).toHaveLength(1)
  const warns = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(warns()).toBe(true)
  await later(2)
  expect(saves()).toMatchObject([{ articleId: 7, version: 3, seq: 0, edit: 1, content: { title: '新' } }])
  expect([state(), now().dirty, now().isKept, warns(), drafts(7)]).toEqual(['stored', true, true, false, []])
  const before = renders()
  await later(300)
  expect(saves()).toHaveLength(1)
  expect(renders() - before, 'a heartbeat is no work').toBeLessThan(40)
})

it('a text that is undone by hand is forgotten on the server', async () => {
  const { sent, type, later } = await open(aStart())
  await type({ title: '新' })
  await later(3)
  await type({ title: stored.title })
  await later(3)
  expect(sent.filter(({ act }) => act === 'clear')).toMatchObject([{ articleId: 7, givesWay: false }])
})

it('a new form sends nothing before something is typed, then begins its draft and moves to its address', async () => {
  const begun = {
    id: 8,
    version: 1,
    origin: 'repost',
    content: { ...emptyContent, title: '新', cityId: '1' },
  }
  const { sent, saves, moved, now, type, later } = await open(
    aStart({ standing: newStanding(emptyContent) }),
    ({ articleId }) => (articleId === null ? { begun } : {}),
  )
  await type({ cityId: '1' })
  await later(60)
  expect(sent).toEqual([])
  await type({ title: '新' })
  await later(3)
  expect(moved).toEqual([8])
  expect(now().standing).toMatchObject({ id: 8, version: 1 })
  await type({ title: '新的' })
  await later(3)
  expect(saves().map(({ articleId, version }) => [articleId, version])).toEqual([
    [null, 0],
    [8, 1],
  ])
})

it('the text of an article that is deleted is stored as a new one, which no closed channel stands in the way of', async () => {
  vi.stubGlobal('BroadcastChannel', StrictChannel)
  const content = { ...stored, title: '新' }
  const { saves, state, moved, now, type, later } = await open(aStart(), ({ articleId }) =>
    articleId === null ? { begun: { id: 8, version: 1, origin: 'repost', content } } : {},
  )
  await type({ title: '新' })
  await later(3)
  await act(async () => now().renew())
  await later(3)
  // The draft holds all of it, so that its autosave is forgotten.
  await later(0)
  expect(moved).toEqual([null, 8])
  expect([state(), now().content.title, now().standing.id]).toEqual(['stored', '新', 8])
  expect(saves().map(({ articleId }) => articleId)).toEqual([7, null])
})

it('of a text too long for a page that is closed, what the server does not have goes out', async () => {
  const long = Array.from({ length: 40 }, (_, at) => `第 ${at} 段。${'龙狮'.repeat(400)}`)
  const { type, later, saves } = await open(aStart())
  const closed = () => act(async () => void window.dispatchEvent(new Event('pagehide')))
  await type({ body: aBodyOf(...long) })
  await closed()
  expect(saves().at(-1), 'the server has no text to cut from').not.toHaveProperty('keeps')
  await later(3)
  await type({ body: aBodyOf(...long.slice(0, 20), '新写的。', ...long.slice(20)) })
  await closed()
  expect(saves().at(-1)).toMatchObject({
    ...{ seq: 2, isLeaving: true, keeps: { first: 20, last: 20 } },
    content: { title: stored.title, body: aBodyOf('新写的。') },
  })
})

it('without a network the text stays in this browser, and goes out when it is back', async () => {
  let isOnline = false
  const { state, type, later, saves } = await open(aStart(), () => (isOnline ? {} : null))
  await type({ title: '没网' })
  await later(3)
  expect([state(), drafts(7).map(({ content }) => content.title)]).toEqual(['unreachable', ['没网']])
  isOnline = true
  await act(async () => void window.dispatchEvent(new Event('online')))
  await later(0)
  expect([state(), saves().at(-1)?.content?.title, drafts(7)]).toEqual(['stored', '没网', []])
})

it('once the session has ended the text waits until its editor has signed in', async () => {
  let isIn = false
  const { state, type, later, saves, signedIn } = await open(aStart(), () => (isIn ? {} : 401))
  await type({ title: '过期' })
  await later(3)
  expect(state()).toBe('signed-out')
  isIn = true
  await signedIn()
  await later(0)
  expect([state(), saves().at(-1)?.content?.title]).toEqual(['stored', '过期'])
})

it('what was typed on another machine is put together with what stands here, and stored', async () => {
  const base = { ...stored, body: aBodyOf('一。', '二。') }
  const newer = {
    ...{ seq: 40, version: 3, copyVersion: 0, origin: 'repost', note: '', characters: 4, device: 'Mac', at },
    content: { ...base, body: aBodyOf('一。改', '二。') },
  }
  const start = aStart({ standing: { ...newStanding(base), id: 7, version: 3 } })
  const { now, type, later, saves } = await open(start, ({ seq }) => (seq === 40 ? {} : { newer }))
  await type({ body: aBodyOf('一。', '二。', '三。') })
  await later(8)
  expect(now().content.body).toEqual(aBodyOf('一。改', '二。', '三。'))
  expect(saves().at(-1)).toMatchObject({ seq: 40, content: { body: aBodyOf('一。改', '二。', '三。') } })
  expect(saves()).toHaveLength(2)
})

it('a form begins with what its editor had typed, and sends it no second time', async () => {
  const unsaved = {
    content: someContent({ title: '昨晚写的' }),
    note: '',
    origin: 'repost',
    at,
    device: 'Mac',
  } as const
  const { now, later, saves } = await open(aStart({ unsaved, autosaveSeq: 12 }))
  await later(60)
  expect([now().content.title, now().dirty, saves()]).toEqual(['昨晚写的', true, []])
})

it('a text that is given up stays on this device, and is forgotten on the server once that is reached', async () => {
  const content = someContent({ title: '昨晚写的' })
  const unsaved = { content, note: '', origin: 'repost', at, device: 'Mac' } as const
  let isOnline = false
  const { now, type, later, run, clears } = await open(aStart({ unsaved, autosaveSeq: 12 }), () =>
    isOnline ? {} : null,
  )
  await type({ title: '昨晚写的，今天离线又写了' })
  await later(3)
  await run((form) => form.giveUp())
  await later(5)
  const offered = now().localDrafts.offered.map(({ content }) => content.title)
  expect([now().content.title, now().dirty, offered]).toEqual([
    ...[stored.title, false],
    ['昨晚写的，今天离线又写了'],
  ])
  isOnline = true
  await later(60)
  expect(clears().at(-1)).toMatchObject({ seq: 12, givesWay: true })
  const count = clears().length
  await later(60)
  expect(clears()).toHaveLength(count)
})

it('that a stored text gives way is said until it is heard', async () => {
  const answers: (object | null)[] = [null, {}, {}]
  const { type, later, run, saves } = await open(aStart(), () => answers.shift() as object)
  await run((form) => form.adopt({ content: { ...stored, title: '另一份' }, note: '', origin: 'repost' }))
  await later(10)
  await type({ title: '又改' })
  await later(3)
  expect(saves().map(({ givesWay }) => givesWay)).toEqual([true, true, false])
})

it('a text that is undone while it is on its way is forgotten on the server', async () => {
  const slow = Promise.withResolvers<object>()
  const { sent, type, later } = await open(aStart(), ({ act }) => (act === 'save' ? slow.promise : {}))
  await type({ title: '打错' })
  await later(2)
  await type({ title: stored.title })
  await later(2)
  await act(async () => slow.resolve({}))
  await later(30)
  const acts = sent.map(({ act }) => act).filter((act) => act !== 'look')
  expect(acts).toEqual(['save', 'clear'])
})

it.each(['stays', 'is left'])(
  'so is one that a press has saved meanwhile, where the page %s',
  async (what) => {
    const slow = Promise.withResolvers<object>()
    const { type, later, run, clears } = await open(aStart(), ({ act }) =>
      act === 'save' ? slow.promise : {},
    )
    await type({ title: '新' })
    await later(2)
    await run((form) => form.submit(async () => done({ version: 4 })))
    await later(1)
    if (what === 'is left') await leave()
    await act(async () => slow.resolve({}))
    await later(5)
    expect(clears()).toMatchObject([{ seq: expect.any(Number), articleId: 7 }])
    leave = what === 'is left' ? async () => {} : leave
  },
)

describe('what another tab has stored of the article', () => {
  const body = (...lines: string[]) => ({ ...stored, body: aBodyOf(...lines) })
  const base = body('一。', '二。')
  /** A form of it, and how another tab speaks to it. */
  async function openBeside(changes: Partial<Standing> = {}) {
    const channels: StrictChannel[] = []
    class Channel extends StrictChannel {
      constructor() {
        super()
        channels.push(this)
      }
    }
    vi.stubGlobal('BroadcastChannel', Channel)
    const standing = { ...newStanding(base), id: 7, version: 3, ...changes }
    const form = await open(aStart({ standing }))
    return {
      ...form,
      hears: (stored: ArticleContent, more: object = {}) =>
        act(async () => {
          const saved = { ...standing, version: 4, base: stored }
          const message = { seq: 0, content: stored, note: '', origin: 'repost', standing: saved, ...more }
          channels.at(-1)?.onmessage?.({ data: message })
        }),
    }
  }

  it('leaves a note that was typed here, and is told', async () => {
    const { now, run, hears } = await openBeside({ status: 'published', live: base })
    await run((form) => form.setNote('更正：姓名写错了。'))
    await hears({ ...base, title: '别的窗口存的' })
    expect([now().note, now().content.title, now().standing.version]).toEqual([
      ...['更正：姓名写错了。', '别的窗口存的', 4],
    ])
    expect(now().told).toBe('您在另一个窗口写的文字已合并进来。')
  })

  it('is put together with what was typed here and stored, which that tab had not seen', async () => {
    const { now, type, later, hears, saves } = await openBeside()
    await type(body('一。', '二。改'))
    await later(3)
    await hears(body('一。', '二。另', '三。'))
    expect(now().content.body).toEqual(aBodyOf('一。', '二。另', '三。', '二。改'))
    expect(now().told).toContain('两种写法都放在正文里')
    await later(3)
    expect(saves().at(-1)).toMatchObject({ version: 4, seq: 0, content: now().content })
  })

  it('takes the place of what that tab had seen, without a word', async () => {
    const { now, type, later, hears } = await openBeside()
    await type(body('一。', '二。改'))
    await later(3)
    await hears(body('一。', '二。改了'), { seen: 99 })
    expect([now().content.body, now().told, now().dirty]).toEqual([aBodyOf('一。', '二。改了'), '', false])
  })
})

it('what another tab saved is taken over, and not told to it once more', async () => {
  const standing = { ...newStanding({ ...stored, title: '存了' }), id: 7, version: 4 }
  const heard: unknown[] = []
  const channels: StrictChannel[] = []
  class Channel extends StrictChannel {
    constructor() {
      super()
      channels.push(this)
    }
    override postMessage(message?: unknown) {
      heard.push(message)
    }
  }
  vi.stubGlobal('BroadcastChannel', Channel)
  const { now, type, later } = await open(aStart())
  const message = { seq: 0, content: standing.base, note: '', origin: 'repost', standing }
  await act(async () => channels.at(-1)?.onmessage?.({ data: message }))
  expect([now().content.title, now().standing.version, now().dirty]).toEqual(['存了', 4, false])
  expect(heard).toEqual([])
  await type({ title: '再改' })
  await later(3)
  expect(heard, 'what is typed here is told').toMatchObject([{ content: { title: '再改' } }])
})
