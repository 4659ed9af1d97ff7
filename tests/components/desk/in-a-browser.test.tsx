// @vitest-environment happy-dom
import { act, type ReactNode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ArticleBar } from '#components/desk/article-bar.tsx'
import type { Answer, Decision, DecisionVerb } from '#components/desk/article-content.ts'
import { ArticleTable, type Row } from '#components/desk/article-table.tsx'
import { ConflictPanel } from '#components/desk/conflict-panel.tsx'
import { OwnText } from '#components/desk/own-text.tsx'
import { PasswordInput } from '#components/desk/password-input.tsx'
import { newStanding } from '#components/desk/press.ts'
import { ProvenanceFields } from '#components/desk/provenance-fields.tsx'
import { RecoveredTexts } from '#components/desk/recovered-texts.tsx'
import { TakeDownDialog } from '#components/desk/take-down-dialog.tsx'
import { TitleField } from '#components/desk/title-field.tsx'
import { useKeys } from '#components/desk/use-keys.ts'
import { aLatest, aLocalDraft, aRefusal, cities, done, someContent } from '../../support/desk-cast.ts'
import { button, fill, mounted, press } from '../../support/mounted.ts'
import { NextRouter } from '../../support/next-router.tsx'

let leave = async () => {}
async function open(node: ReactNode) {
  const page = await mounted(node)
  leave = page.leave
  return page
}
afterEach(async () => {
  await leave()
  vi.unstubAllGlobals()
})

const words = (selector: string) =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent)

/** A verb with these answers in turn, or none where the connection is lost; and what it was asked. */
function aDecision(...answers: (Answer | null)[]) {
  const asked: Decision[] = []
  const verb: DecisionVerb = async (decision) => {
    asked.push(decision)
    const answer = answers.shift()
    if (!answer) throw new TypeError('Failed to fetch')
    return answer
  }
  return { verb, asked }
}

it('the primary button publishes a draft, and amends what readers see', async () => {
  const heard: string[] = []
  const bar = (status: 'draft' | 'published') => (
    <ArticleBar
      standing={{ ...newStanding(someContent()), id: 7, version: 2, status }}
      pending={false}
      dirty={false}
      onSave={() => heard.push('save')}
      onPublish={() => heard.push('publish')}
      onAmend={() => heard.push('amend')}
      onTakeDown={() => heard.push('take down')}
    />
  )
  const { show } = await open(bar('draft'))
  for (const words of ['保存草稿 Ctrl S', '发布 Ctrl ↵']) await press(words)
  await show(bar('published'))
  for (const words of ['保存 Ctrl S', '提交修订 Ctrl ↵', '下架…']) await press(words)
  expect(heard).toEqual(['save', 'publish', 'save', 'amend', 'take down'])
})

describe('choosing a city', () => {
  const changes = async (columnId: string, city: string) => {
    const heard: [string, string][] = []
    await open(
      <ProvenanceFields
        content={someContent({ columnId })}
        origin="repost"
        isOriginOpen
        cities={cities}
        errors={{}}
        onChange={(...change) => heard.push(change)}
        onOrigin={() => {}}
      />,
    )
    await fill('#field-cityId', city)
    return heard
  }

  it('leaves no column of another city behind', async () => {
    expect(await changes('11', '2')).toEqual([
      ['cityId', '2'],
      ['columnId', ''],
    ])
  })

  it('keeps a column that the city has', async () => {
    expect(await changes('21', '2')).toEqual([['cityId', '2']])
  })
})

it('a title stays one line, whatever is pasted into it', async () => {
  const heard: unknown[] = []
  vi.stubGlobal('CSS', { supports: () => true })
  await open(<TitleField content={someContent()} errors={{}} onChange={(...change) => heard.push(change)} />)
  await fill('#field-title', '上行\r\n下行')
  await fill('#field-summary', '一段\n两段')
  expect(heard).toEqual([
    ['title', '上行 下行'],
    ['summary', '一段\n两段'],
  ])
})

describe('two texts are merged', () => {
  it('only when every question has its answer', async () => {
    const merged: unknown[] = []
    await open(
      <ConflictPanel
        latest={aLatest({ content: someContent({ title: '对方的', author: '对方的作者' }) })}
        base={someContent()}
        mine={someContent({ title: '我的', author: '我的作者' })}
        note=""
        cities={cities}
        onMerge={(choices) => merged.push(choices)}
        onTakeTheirs={() => {}}
        onRemoved={() => {}}
      />,
    )
    const choose = (name: string, at: number) =>
      act(async () => document.querySelectorAll<HTMLInputElement>(`input[name=${name}]`)[at]?.click())
    await choose('title', 1)
    await press('合并我的改动')
    expect(merged).toEqual([])
    expect(words('.field-error')).toEqual(['请选一项'])
    await choose('author', 0)
    expect(words('.field-error')).toEqual([])
    await press('合并我的改动')
    expect(merged).toEqual([{ title: 'mine', author: 'theirs' }])
  })
})

describe('taking down', () => {
  const article = { id: 7, version: 3, title: '授旗' }
  const dialog = (of: typeof article | null, verb: DecisionVerb, onDone = () => {}) => (
    <TakeDownDialog article={of} takeDown={verb} onClose={() => {}} onDone={onDone} />
  )
  const choose = (reason: string) =>
    act(async () => document.querySelector<HTMLInputElement>(`input[value=${reason}]`)?.click())
  const note = () => document.querySelector<HTMLTextAreaElement>('textarea')?.value

  it('shows what readers will be told before it is done, and sends the version that was seen', async () => {
    const { verb, asked } = aDecision(done())
    await open(dialog(article, verb))
    await choose('legal_order')
    expect(words('.reason-wording')).toEqual([
      '读者将看到：“根据有权机关依法作出的要求，本文不再提供。”（状态码 451）',
    ])
    await fill('textarea', '来函')
    await press('确认下架')
    expect(asked).toEqual([{ id: 7, version: 3, reason: 'legal_order', note: '来函' }])
  })

  it('keeps what was typed where it is refused or its answer is lost, and says which', async () => {
    const { verb } = aDecision(aRefusal('invalid-input', { reason: '请选择原因' }, '还缺原因。'), null)
    await open(dialog(article, verb))
    await fill('textarea', '来函')
    await press('确认下架')
    expect(words('.field-error')).toEqual(['请选择原因'])
    expect(words('[role=alert]')).toEqual(['还缺原因。'])
    await press('确认下架')
    expect(words('[role=alert]')[0]).toMatch(/^没有提交成功：/)
    expect(note()).toBe('来函')
  })

  it('that was closed by mistake has lost nothing, and shows nothing of it for another article', async () => {
    const { verb } = aDecision()
    const { show } = await open(dialog(article, verb))
    await choose('copyright')
    await fill('textarea', '来函')
    await show(dialog(null, verb))
    await show(dialog(article, verb))
    expect(note()).toBe('来函')
    expect(document.querySelector<HTMLInputElement>('input[value=copyright]')?.checked).toBe(true)
    await show(dialog({ ...article, id: 8 }, verb))
    expect(note()).toBe('')
  })
})

describe('a line of the list', () => {
  const row: Row = {
    ...{ id: 7, version: 2, title: '旧稿', about: '', status: 'draft', statusLabel: '草稿', city: '乐从' },
    ...{ changed: '今天 10:42', changedIso: '2026-03-02T10:42:00+08:00', views: '', verb: 'discard' },
  }
  const list = (discard: DecisionVerb, undelete: DecisionVerb, refreshed: unknown[]) => (
    <NextRouter router={{ refresh: () => refreshed.push(1) }}>
      <ArticleTable rows={[row]} verbs={{ 'take-down': discard, discard, undelete }} empty={null} />
    </NextRouter>
  )

  it('is deleted at once, in the version that was seen, and can be taken back', async () => {
    const refreshed: unknown[] = []
    const [gone, back] = [
      aDecision(done({ version: 3, message: '已删除。' })),
      aDecision(done({ version: 4, message: '已恢复。' })),
    ]
    await open(list(gone.verb, back.verb, refreshed))
    await press('删除草稿')
    expect(words('.undo')).toEqual(['《旧稿》已删除。撤销'])
    await press('撤销')
    expect(words('.undo')).toEqual(['《旧稿》已恢复。'])
    expect([gone.asked, back.asked]).toEqual([
      [{ id: 7, version: 2, note: '' }],
      [{ id: 7, version: 3, note: '' }],
    ])
    expect(refreshed, 'the list is read anew each time').toHaveLength(2)
  })

  it('says where it is not known whether it was deleted', async () => {
    await open(list(aDecision(null).verb, aDecision().verb, []))
    await press('删除草稿')
    expect(words('[role=alert]')).toEqual(['没有提交成功：连接中断或服务器没有应答，请刷新后查看。'])
  })

  it('folds its menu by Escape and by a press elsewhere', async () => {
    await open(list(aDecision().verb, aDecision().verb, []))
    const menu = document.querySelector('details')
    for (const event of [
      () => menu?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' })),
      () => document.body.dispatchEvent(new Event('pointerdown', { bubbles: true })),
    ]) {
      menu?.setAttribute('open', '')
      await act(async () => void event())
      expect(menu?.hasAttribute('open')).toBe(false)
    }
  })
})

describe('one’s own words', () => {
  it('are copied whole, and it says so', async () => {
    const copied: string[] = []
    vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => copied.push(text) } })
    await open(<OwnText content={someContent()} note="更正了地名。" />)
    await press('复制全文')
    expect(copied[0]?.split('\n\n')).toHaveLength(6)
    expect(button('已复制')).toBeTruthy()
  })

  it('are no longer said to be copied once they are others', async () => {
    vi.stubGlobal('navigator', { clipboard: { writeText: async () => {} } })
    const page = await open(<OwnText content={someContent()} note="" />)
    await press('复制全文')
    await page.show(<OwnText content={someContent({ title: '另一个标题' })} note="" label="何记者 的文字" />)
    expect(button('复制全文')).toBeTruthy()
    expect(document.querySelector('textarea')?.getAttribute('aria-label')).toBe('何记者 的文字')
  })

  it.each([
    ['has no clipboard', {}],
    ['refuses it', { clipboard: { writeText: () => Promise.reject(new Error('denied')) } }],
  ])('are marked for Ctrl+C where the browser %s', async (_, browser) => {
    vi.stubGlobal('navigator', browser)
    await open(<OwnText content={someContent()} note="" />)
    await press('复制全文')
    const field = document.querySelector('textarea')
    expect([field?.selectionStart, field?.selectionEnd]).toEqual([0, field?.value.length])
  })

  it('are discarded only after one was asked', async () => {
    const discarded: unknown[] = []
    await open(
      <RecoveredTexts
        drafts={[aLocalDraft('a'), aLocalDraft('b')]}
        discarded={null}
        onRestore={() => {}}
        onDiscard={({ visit }) => discarded.push(visit)}
        onUndo={() => {}}
      />,
    )
    const ask = (at: number) =>
      act(async () => document.querySelectorAll<HTMLElement>('[aria-haspopup]')[at]?.click())
    await ask(0)
    await press('保留')
    expect(discarded).toEqual([])
    await ask(1)
    await press('丢弃')
    expect(discarded).toEqual(['b'])
  })
})

it('a password is shown while one asks for it, and hidden again', async () => {
  await open(<PasswordInput name="password" error={undefined} autoComplete="off" />)
  const type = () => document.querySelector('input')?.type
  await press('显示密码')
  expect(type()).toBe('text')
  await press('隐藏密码')
  expect(type()).toBe('password')
})

function PageWithKeys({ heard }: { heard: string[] }) {
  useKeys({ n: () => heard.push('n'), j: () => heard.push('j'), 'mod+s': () => heard.push('save') })
  return <input />
}

describe('keys of the whole page', () => {
  const key = (init: KeyboardEventInit, at: EventTarget = document.body) => {
    const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })
    at.dispatchEvent(event)
    return event.defaultPrevented
  }
  async function listening() {
    const heard: string[] = []
    await open(<PageWithKeys heard={heard} />)
    return { heard, input: document.querySelector('input') as HTMLInputElement }
  }

  it('run their verbs, and the browser’s own do not run too', async () => {
    const { heard } = await listening()
    expect(key({ key: 'n' })).toBe(true)
    expect(key({ key: 'S', ctrlKey: true })).toBe(true)
    expect(key({ key: 's', metaKey: true })).toBe(true)
    expect(key({ key: 'x' })).toBe(false)
    expect(heard).toEqual(['n', 'save', 'save'])
  })

  it('are letters to whoever is typing, but Ctrl+S still saves', async () => {
    const { heard, input } = await listening()
    expect(key({ key: 'n' }, input)).toBe(false)
    key({ key: 's', ctrlKey: true }, input)
    expect(heard).toEqual(['save'])
  })

  it('are left to an input method, to Alt and to an open dialog', async () => {
    const { heard } = await listening()
    key({ key: 'n', isComposing: true })
    key({ key: 'n', altKey: true })
    const dialog = document.body.appendChild(document.createElement('dialog'))
    dialog.setAttribute('open', '')
    key({ key: 'n' })
    key({ key: 's', ctrlKey: true })
    dialog.remove()
    expect(heard).toEqual([])
  })

  it('that are held down move on, but save once', async () => {
    const { heard } = await listening()
    for (const repeat of [false, true, true]) {
      key({ key: 'j', repeat })
      key({ key: 's', ctrlKey: true, repeat })
    }
    expect(heard).toEqual(['j', 'save', 'j', 'j'])
  })
})
