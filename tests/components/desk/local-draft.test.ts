import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  deleteLocalDraft,
  localDraftsOf,
  saveLocalDraft,
  standingOfDraft,
} from '#components/desk/local-draft.ts'
import { migrateLocalDrafts } from '#components/desk/migrate-local-drafts.ts'
import { aLocalDraft, someContent } from '../../support/desk-cast.ts'
import { aStorage } from '../../support/storage.ts'

const scope = { editorId: 'editor-huang', articleId: 7 }
const prefix = 'citysite:desk:editor-huang:7:'
let storage = aStorage()
const use = (changed: ReturnType<typeof aStorage>) => {
  storage = changed
  vi.stubGlobal('localStorage', storage)
}
const visits = (of = scope as Parameters<typeof localDraftsOf>[0]) =>
  localDraftsOf(of).map(({ visit }) => visit)

beforeEach(() => use(aStorage()))

describe('what was typed and not sent', () => {
  it('is there when the page is opened again, as it was', () => {
    const draft = aLocalDraft('a', { note: '更正了地名。', live: someContent({ title: '线上' }) })
    expect(saveLocalDraft(scope, draft)).toBe(true)
    expect(localDraftsOf(scope)).toEqual([draft])
  })

  it('takes the place of what this visit stored before, and of nothing else', () => {
    saveLocalDraft(scope, aLocalDraft('a', { at: 1 }))
    saveLocalDraft(scope, aLocalDraft('b', { at: 2 }))
    saveLocalDraft(scope, aLocalDraft('a', { at: 3 }))
    expect(localDraftsOf(scope).map(({ visit, at }) => [visit, at])).toEqual([
      ['a', 3],
      ['b', 2],
    ])
  })

  it('is offered to its author alone, and for its article alone', () => {
    saveLocalDraft(scope, aLocalDraft('a'))
    saveLocalDraft({ ...scope, articleId: null }, aLocalDraft('n'))
    expect(visits({ ...scope, editorId: 'editor-chen' })).toEqual([])
    expect(visits({ ...scope, articleId: 77 })).toEqual([])
    expect(visits({ ...scope, articleId: null })).toEqual(['n'])
    expect(visits()).toEqual(['a'])
  })

  it('goes when its author discards it, and only then', () => {
    saveLocalDraft(scope, aLocalDraft('a'))
    saveLocalDraft(scope, aLocalDraft('b'))
    deleteLocalDraft(scope, 'a')
    deleteLocalDraft(scope, 'never stored')
    expect(visits()).toEqual(['b'])
  })

  it('has the fields that the form got since it was stored', () => {
    const { photographer: _, ...older } = someContent({ title: '旧稿' })
    const stored = { ...aLocalDraft('a'), base: older, content: older }
    storage.setItem(`${prefix}a`, JSON.stringify(stored))
    const [draft] = localDraftsOf(scope)
    expect(draft?.content).toMatchObject({ title: '旧稿', photographer: '' })
    expect(draft?.base).toMatchObject({ photographer: '' })
  })

  it('is found among things that are no drafts', () => {
    for (const [name, value] of Object.entries({ x: '', y: '{', z: 'null', v: '"text"', w: '{"visit":"w"}' }))
      storage.setItem(prefix + name, value)
    storage.setItem('of another page', JSON.stringify(aLocalDraft('o')))
    saveLocalDraft(scope, aLocalDraft('a'))
    expect(visits()).toEqual(['a'])
  })
})

describe('a browser that stores nothing', () => {
  it('is told of when it is full, and has lost nothing that it held', () => {
    use(aStorage({ room: 2_000 }))
    expect(saveLocalDraft(scope, aLocalDraft('a'))).toBe(true)
    expect(saveLocalDraft(scope, aLocalDraft('b', { note: '长'.repeat(2_000) }))).toBe(false)
    expect(visits()).toEqual(['a'])
  })

  it('keeps the earlier state of a text that has grown too long for it', () => {
    use(aStorage({ room: 2_000 }))
    saveLocalDraft(scope, aLocalDraft('a', { note: '短' }))
    expect(saveLocalDraft(scope, aLocalDraft('a', { note: '长'.repeat(2_000) }))).toBe(false)
    expect(localDraftsOf(scope)[0]?.note).toBe('短')
  })

  it('breaks no form where storage is switched off', () => {
    vi.stubGlobal('localStorage', undefined)
    expect(saveLocalDraft(scope, aLocalDraft('a'))).toBe(false)
    expect(localDraftsOf(scope)).toEqual([])
    expect(() => deleteLocalDraft(scope, 'a')).not.toThrow()
    expect(() => migrateLocalDrafts(scope)).not.toThrow()
  })
})

describe('a restored text goes on', () => {
  it('from the version it began with, so that nothing newer is overwritten unseen', () => {
    const draft = aLocalDraft('a', { version: 3, copyVersion: 2, live: someContent({ title: '线上' }) })
    expect(standingOfDraft(draft, { status: 'published' })).toEqual({
      ...{ version: 3, copyVersion: 2, base: draft.base, live: draft.live },
    })
  })

  it('from what readers saw, where it was stored before there were working copies', () => {
    const { copyVersion: _, live: __, ...older } = aLocalDraft('a')
    expect(standingOfDraft(older, { status: 'published' })).toMatchObject({
      copyVersion: 0,
      live: older.base,
    })
    expect(standingOfDraft(older, { status: 'draft' })).toMatchObject({ copyVersion: 0, live: null })
  })
})

describe('the list that version 0.1.0 stored', () => {
  const list = 'citysite:desk:editor-huang:7'
  const old = ['一', '二'].map((note, at) => {
    const { visit: _, ...draft } = aLocalDraft('', { note, at })
    return draft
  })

  it('becomes drafts of their own, each offered once', () => {
    storage.setItem(list, JSON.stringify(old))
    migrateLocalDrafts(scope)
    migrateLocalDrafts(scope)
    expect(localDraftsOf(scope).map(({ note }) => note)).toEqual(['二', '一'])
    expect(new Set(visits()).size).toBe(2)
    expect(storage.getItem(list)).toBeNull()
  })

  it('stays as it is where not all of them can be stored, and nothing is stored twice', () => {
    const text = JSON.stringify(old)
    use(aStorage({ room: text.length + 1_000 }))
    storage.setItem(list, text)
    migrateLocalDrafts(scope)
    expect(storage.getItem(list)).toBe(text)
    expect(visits()).toEqual([])
  })

  it('is left alone where it is none', () => {
    for (const other of ['{"a":1}', '"x"', '{', '7']) {
      storage.setItem(list, other)
      migrateLocalDrafts(scope)
      expect(storage.getItem(list)).toBe(other)
    }
    expect(visits()).toEqual([])
  })
})
