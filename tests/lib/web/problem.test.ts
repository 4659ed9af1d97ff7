import { describe, expect, it } from 'vitest'
import { DomainError } from '#lib/errors.ts'
import { problem, problemOf } from '#lib/web/problem.ts'

describe('problem documents', () => {
  it('say when to come again, as a header too', () => {
    const answer = problem(new DomainError('unavailable', '忙', { details: { retryAfter: 2 } }))
    expect(answer.headers.get('retry-after')).toBe('2')
  })

  it('tell nothing of an error that nobody foresaw', async () => {
    const answer = problemOf(new Error('password=geheim'), { instance: '/api/x' })
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('geheim')
  })

  it('know what Prisma wraps in a code of its own', () => {
    const meta = { driverAdapterError: { cause: { originalCode: '57P03' } } }
    expect(problemOf(Object.assign(new Error('x'), { code: 'P2039', meta })).status).toBe(503)
  })

  it.each(['P1001', 'P2024', 'ECONNREFUSED', '57P01', '53300'])(
    'know %s for a database that is away',
    (code) => {
      const answer = problemOf(new Error('x', { cause: Object.assign(new Error('y'), { code }) }))
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    },
  )
})
