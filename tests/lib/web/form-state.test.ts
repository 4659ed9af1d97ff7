import { describe, expect, it } from 'vitest'
import { DomainError } from '#lib/errors.ts'
import { refusalOf } from '#lib/web/form-state.ts'

describe('what a form shows of an error', () => {
  it('is the sentence, the wrong fields and the facts of a refusal', () => {
    const fields = { title: '请填写标题' }
    const refused = refusalOf(
      new DomainError('conflict', '梁主编刚刚改过。', { fields, details: { version: 3 } }),
    )
    expect(refused).toEqual({
      code: 'conflict',
      message: '梁主编刚刚改过。',
      fields,
      details: { version: 3 },
    })
  })

  it('can be sent to the browser: it is plain data', () => {
    const refused = refusalOf(new DomainError('forbidden', '不行。', { cause: new Error('secret') }))
    expect(structuredClone(refused)).toEqual(refused)
    expect(JSON.stringify(refused)).not.toContain('secret')
  })

  it('is nothing of an error that nobody foresaw, which is thrown on', () => {
    const unforeseen = new Error('x is not a function')
    expect(() => refusalOf(unforeseen)).toThrow(unforeseen)
    expect(() => refusalOf('a text')).toThrow('a text')
  })
})
