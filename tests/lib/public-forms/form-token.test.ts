import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { beforeAll, describe, expect, it } from 'vitest'
import { FORM_LIFETIME_MS, issueToken, readToken } from '#lib/public-forms/form-token.ts'
import { isRightAnswer, questionNamed } from '#lib/public-forms/questions.ts'

// Purpose: neither a token nor its solution can be made, changed, moved to another form, or used for ever.

const decoded = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

let token: string
let solution: string

beforeAll(async () => {
  token = await issueToken('complaint')
  solution = encoded(await solveChallenge({ challenge: decoded(token), deriveKey }))
})

describe('a token', () => {
  it('is solved by what browsers work out, each form by its own work', async () => {
    const read = await readToken('complaint', { token, solution })
    expect(read).toMatchObject({ isSolved: true, key: expect.stringMatching(/^[0-9a-f-]{36}$/) })
    const other = await issueToken('complaint')
    const unsolved = await readToken('complaint', { token: other, solution })
    expect(unsolved?.isSolved).toBe(false)
    expect(unsolved?.key).not.toBe(read?.key)
  })

  it.each([
    ['nothing', () => ''],
    ['no number', () => encoded({ counter: '500', derivedKey: '00' })],
    ['a number alone', () => encoded({ counter: decoded(solution).counter, derivedKey: '' })],
    ['another key', () => encoded({ ...decoded(solution), derivedKey: '00'.repeat(32) })],
    ['a list', () => encoded([1])],
    ['a megabyte', () => 'a'.repeat(1_048_576)],
  ])('is not solved by %s', async (_, given) => {
    expect(await readToken('complaint', { token, solution: given() })).toMatchObject({ isSolved: false })
  })

  const changed = (change: (challenge: ReturnType<typeof decoded>) => void) => {
    const challenge = decoded(token)
    change(challenge)
    return encoded(challenge)
  }
  it.each([
    [
      'another key',
      () =>
        changed(({ parameters }) => {
          parameters.data.key = crypto.randomUUID()
        }),
    ],
    [
      'an easier question',
      () =>
        changed(({ parameters }) => {
          parameters.data.question = 'p22'
        }),
    ],
    [
      'a later time',
      () =>
        changed(({ parameters }) => {
          parameters.data.issued += 1
        }),
    ],
    [
      'a later end',
      () =>
        changed(({ parameters }) => {
          parameters.expiresAt += 1
        }),
    ],
    [
      'less work',
      () =>
        changed(({ parameters }) => {
          parameters.cost = 1
        }),
    ],
    [
      'no signature',
      () =>
        changed((challenge) => {
          delete challenge.signature
        }),
    ],
    [
      'a field more',
      () =>
        changed(({ parameters }) => {
          parameters.data.more = 1
        }),
    ],
    ['no JSON', () => 'x'],
    ['nothing', () => ''],
  ])('with %s is none', async (_, given) => {
    expect(await readToken('complaint', { token: given(), solution })).toBeNull()
  })

  it('is another form’s, or too old, and none then', async () => {
    expect(await readToken('contribution', { token, solution })).toBeNull()
    const old = await issueToken('complaint', Date.now() - FORM_LIFETIME_MS - 1_000)
    expect(await readToken('complaint', { token: old, solution: '' })).toBeNull()
  })
})

describe('its question', () => {
  it.each([
    ['c0', ['12', '１２', '十二', '十二个月', '12 个月。']],
    ['c2', ['24', '二十四', '二十四小时']],
    ['c3', ['60', '六十', '六十分钟']],
    ['c8', ['星期二', '周二', '二', '2']],
    ['c10', ['东', ' 东方 ']],
    ['p99', ['18', '十八', '１８']],
    ['m22', ['0', '零', '〇']],
    ['m92', ['7', '七']],
  ])('%s is answered by %j', (name, answers) => {
    expect(answers.filter((one) => !isRightAnswer(name, one))).toEqual([])
    expect(['', '一百', '99', 'null'].filter((one) => isRightAnswer(name, one))).toEqual([])
  })

  it('is one that can be asked and answered', async () => {
    for (let one = 0; one < 100; one++) {
      const read = await readToken('complaint', { token: await issueToken('complaint'), solution: '' })
      const question = questionNamed(read?.question ?? '')
      expect(question?.ask).toMatch(/？|（写一个字）$/)
      expect(isRightAnswer(read?.question ?? '', question?.answers[0] ?? '')).toBe(true)
    }
    expect(['c99', 'x11', 'p', '', 'constructor'].filter((one) => questionNamed(one) !== null)).toEqual([])
  })
})
