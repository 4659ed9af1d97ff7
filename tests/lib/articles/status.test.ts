import { describe, expect, it } from 'vitest'
import { mintEditor } from '#lib/actors/editor.ts'
import { mayDelete } from '#lib/articles/permit-deletion.ts'
import { type ArticleStatus, listedStatuses, moves, states, statuses } from '#lib/articles/status.ts'
import { auditEvents } from '#lib/audit/events.ts'
import { ArticleStatus as stored } from '#lib/db/generated/enums.ts'
import { allows } from '#lib/editors/permissions.ts'

const named = Object.entries(moves)
const chief = mintEditor({
  id: 'editor-liang',
  name: '梁主编',
  email: 'liang@example.cn',
  role: 'chief_editor',
})
const editor = mintEditor({ id: 'editor-huang', name: '黄编辑', email: 'huang@example.cn', role: 'editor' })

describe('the states of an article', () => {
  it('are those that the database knows', () =>
    expect([...statuses].sort()).toEqual(Object.keys(stored).sort()))

  it('have names that differ, and one alone is what readers can read', () => {
    const names = statuses.map((status) => states[status].name)
    expect(new Set(names).size).toBe(names.length)
    expect(statuses.filter((status) => states[status].public === 'text')).toEqual(['published'])
    expect(statuses.filter((status) => states[status].public === 'tombstone')).toEqual([
      ...['suspended', 'taken_down'],
    ])
  })

  it('are all in the desk’s list of all, but for those that are deleted', () =>
    expect(listedStatuses).toEqual([
      ...['draft', 'in_review', 'approved', 'scheduled', 'published', 'suspended', 'taken_down'],
    ]))

  it('can each be reached, and left again', () => {
    for (const status of statuses) {
      expect(
        named.some(([, { to }]) => to === status),
        `into ${status}`,
      ).toBe(true)
      const leaves = named.some(([, { from, to }]) => from.some((one) => one === status) && to !== status)
      expect(leaves, `out of ${status}`).toBe(true)
    }
  })
})

describe('the moves of an article', () => {
  const isShown = (status: ArticleStatus | undefined) =>
    status === undefined ? 'nothing' : states[status].public

  it('each leave an event of their own in the record', () => {
    const events = named.map(([, { event }]) => event)
    expect(new Set(events).size).toBe(events.length)
    for (const event of events) expect(auditEvents).toHaveProperty(event)
  })

  it.each(named)(
    '%s counts as seen by readers where it changes what they get',
    (_name, { from, to, isPublic }) => {
      const [before] = from
      if (isShown(before) !== isShown(to)) expect(isPublic).toBe(true)
      if (isShown(before) === 'nothing' && isShown(to) === 'nothing') expect(isPublic).toBe(false)
    },
  )

  it.each(named)(
    '%s keeps a revision of every text that readers get to see',
    (_name, { from, to, isPublic, storesText }) => {
      // A restore shows the text that was there; everything else that is shown is a text that was given.
      const [before] = from
      if (isPublic && isShown(to) === 'text' && isShown(before) !== 'tombstone') expect(storesText).toBe(true)
    },
  )

  it('need a permission that somebody has; an import alone needs none, as no editor does it', () => {
    expect(named.filter(([, { permission }]) => permission === null).map(([name]) => name)).toEqual([
      'import',
    ])
    for (const [name, { permission }] of named)
      if (permission !== null) expect(allows(chief, permission), name).toBe(true)
  })

  it('take away from readers, and give back, by the chief’s hand alone', () => {
    const refused = named.filter(([, { permission }]) => permission !== null && !allows(editor, permission))
    expect(refused.map(([name]) => name)).toEqual([
      ...['approve', 'take-down', 'suspend', 'remove-suspended', 'block'],
      ...['unblock', 'unblock-removed', 'restore'],
    ])
  })
})

describe('who may delete a draft', () => {
  it('is who began it, and a chief editor', () => {
    expect(mayDelete(editor, editor.id)).toBe(true)
    expect(mayDelete(editor, chief.id)).toBe(false)
    expect(mayDelete(chief, editor.id)).toBe(true)
  })

  it('is the chief alone where nobody who signed in began it', () => {
    expect(mayDelete(editor, null)).toBe(false)
    expect(mayDelete(chief, null)).toBe(true)
  })
})
