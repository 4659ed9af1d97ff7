import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listPathBack, rememberRow } from '#components/desk/use-list-place.ts'
import { aStorage } from '../../support/storage.ts'

describe('the way back to the list', () => {
  beforeEach(() => {
    vi.stubGlobal('sessionStorage', aStorage())
    vi.stubGlobal('location', { pathname: '/admin/articles', search: '?status=draft&before=x' })
  })
  afterEach(() => vi.unstubAllGlobals())

  it('is the list as it was left, with its filter and page', () => {
    expect(listPathBack()).toBeNull()
    rememberRow(7)
    expect(listPathBack()).toBe('/admin/articles?status=draft&before=x')
  })

  it.each([
    '{',
    'null',
    '{"path":"https://evil.example/","id":7}',
    '{"path":"//evil.example/admin/articles","id":7}',
    '{"path":"/admin/articles","id":"7"}',
    '{"path":7,"id":7}',
  ])('is no place but the list, whatever is stored: %s', (stored) => {
    sessionStorage.setItem('desk.list', stored)
    expect(listPathBack()).toBeNull()
  })

  it('is the whole list where the browser stores nothing, and breaks no link', () => {
    for (const storage of [undefined, aStorage({ room: 10 })]) {
      vi.stubGlobal('sessionStorage', storage)
      expect(() => rememberRow(7)).not.toThrow()
      expect(listPathBack()).toBeNull()
    }
  })
})
