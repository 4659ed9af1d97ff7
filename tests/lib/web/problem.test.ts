import { describe, expect, it } from 'vitest'
import { DomainError } from '#lib/errors.ts'
import { problem } from '#lib/web/problem.ts'

describe('problem documents', () => {
  it('have Retry-After, also as a detail', () => {
    const answer = problem(new DomainError('unavailable', '忙', { details: { retryAfter: 2 } }))
    expect(answer.headers.get('retry-after')).toBe('2')
  })

  it('do not contain the text of an unexpected error', async () => {
    const answer = problem(new Error('password=geheim'), { instance: '/api/x' })
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('geheim')
  })

  it('recognise an error code that Prisma wraps', () => {
    const meta = { driverAdapterError: { cause: { originalCode: '57P03' } } }
    expect(problem(Object.assign(new Error('x'), { code: 'P2039', meta })).status).toBe(503)
  })

  it.each(['P1001', 'P2024', 'ECONNREFUSED', '57P01', '53300'])(
    'recognise %s as an outage of the database',
    (code) => {
      const answer = problem(new Error('x', { cause: Object.assign(new Error('y'), { code }) }))
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    },
  )
})
