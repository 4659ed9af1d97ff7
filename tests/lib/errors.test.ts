import { describe, expect, it } from 'vitest'
import { DomainError, isDomainError } from '#lib/errors.ts'
import { unreadableFile } from '#lib/unreadable-file.ts'

describe('a refusal', () => {
  it.each([
    ['invalid-input', 422],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not-found', 404],
    ['gone', 410],
    ['blocked', 451],
    ['wrong-state', 409],
    ['conflict', 409],
    ['duplicate', 409],
    ['too-large', 413],
    ['too-many', 429],
    ['unavailable', 503],
  ] as const)('with the code %s has the status %i', (code, status) =>
    expect(new DomainError(code, '不行。').status).toBe(status),
  )

  it('is recognised by its name, also where it is of another copy of the module, and nothing else is', () => {
    const copy = Object.assign(new Error('不行。'), { name: 'DomainError', code: 'gone' })
    expect(isDomainError(copy)).toBe(true)
    for (const other of [new Error('DomainError'), { name: 'DomainError' }, 'DomainError', null])
      expect(isDomainError(other)).toBe(false)
  })

  it('has empty fields and facts where none are given, and its cause only where there is one', () => {
    const bare = new DomainError('gone', '不行。')
    expect(bare).toMatchObject({ fields: {}, details: {} })
    expect(bare).not.toHaveProperty('cause')
    expect(new DomainError('gone', '不行。', { cause: 'x' }).cause).toBe('x')
  })
})

describe('a file that cannot be read', () => {
  it.each([
    ['ENOENT', '没有这个文件'],
    ['ENOTDIR', '没有这个文件'],
    ['EACCES', '没有权限读这个文件'],
    ['EISDIR', '这是一个文件夹'],
  ])('by %s is refused in a sentence with its path: %s', (code, sentence) =>
    expect(unreadableFile(Object.assign(new Error('x'), { code }), '/a.txt')).toMatchObject({
      code: 'invalid-input',
      message: `${sentence}：/a.txt`,
    }),
  )

  it('by an error of another kind is not explained away', () => {
    for (const error of [new Error('x'), Object.assign(new Error('x'), { code: 'EIO' }), 'text'])
      expect(unreadableFile(error, '/a.txt')).toBe(error)
  })
})
