import { describe, expect, it } from 'vitest'
import { isOutage, originalCode } from '#lib/outage.ts'

const withCode = (code: string) => Object.assign(new Error('x'), { code })

describe('an outage of the database', () => {
  it.each([
    'P1001',
    'P1017',
    'P2028',
    'ECONNRESET',
    'ETIMEDOUT',
    'EPIPE',
    '08006',
    '53300',
    '57P01',
    '57P03',
  ])('is what %s says, also deep in the causes', (code) => {
    expect(isOutage(withCode(code))).toBe(true)
    expect(isOutage(new Error('a', { cause: new Error('b', { cause: withCode(code) }) }))).toBe(true)
  })

  it.each([
    'timeout exceeded when trying to connect',
    'Connection terminated unexpectedly',
    'Query read timeout',
    "Can't reach database server at `127.0.0.1:5432`",
  ])('is what a client without a code says so: %s', (message) =>
    expect(isOutage(new Error(message))).toBe(true),
  )

  it.each(['P2002', '23505', '42P01', '40001', 'ENOENT', '57014', '5300', '080061'])(
    'is not %s, which is a fault or a refusal',
    (code) => expect(isOutage(withCode(code))).toBe(false),
  )

  it('is nothing that is no error, and no error that is its own cause', () => {
    const circle = new Error('x')
    circle.cause = circle
    for (const other of [circle, null, 'ECONNRESET', { code: 'ECONNRESET' }])
      expect(isOutage(other)).toBe(false)
  })
})

it('the code of Postgres is found where Prisma wraps it, and is empty elsewhere', () => {
  const meta = { driverAdapterError: { cause: { originalCode: '57P01' } } }
  expect(originalCode(Object.assign(new Error('x'), { meta }))).toBe('57P01')
  expect(originalCode(new Error('x'))).toBe('')
})
