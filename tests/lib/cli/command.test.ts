import { describe, expect, it } from 'vitest'
import { command, required, UsageError, wholeNumber } from '#lib/cli/command.ts'
import { usageOf } from '#lib/cli/help.ts'
import { widthOf } from '#lib/cli/table.ts'

const run = async () => ({ json: null, text: '' })

describe('a whole number on the command line', () => {
  it.each([
    ['1', 1],
    ['2147483647', 2_147_483_647],
  ])('is %s', (text, number) => expect(wholeNumber(text, 'ID')).toBe(number))

  it.each(['', '0', '-1', '+1', '01', '1.0', '1e3', '0x1', ' 1', '１', '2147483648', '99999999999'])(
    'is not %j, which is refused by the name of what it should be',
    (text) => {
      expect(() => wholeNumber(text, '--limit', 'article list')).toThrow(UsageError)
      expect(() => wholeNumber(text, '--limit')).toThrow(`--limit 应是正整数，却是“${text}”`)
    },
  )

  it('is quoted in the refusal by its beginning alone', () =>
    expect(() => wholeNumber('x'.repeat(5_000), 'ID')).toThrow(`“${'x'.repeat(40)}”`))
})

describe('the usage of a command', () => {
  it('names what must be there as it is, and what may be there in brackets', () => {
    const publish = command({
      name: 'article publish',
      operands: ['ID'],
      options: {
        as: { value: 'E', required: true, help: '' },
        version: { value: 'N', help: '' },
        force: { help: '' },
      },
      help: '',
      run,
    })
    expect(usageOf(publish)).toBe('article publish ID --as E [--version N] [--force] [--json]')
  })

  it('of a command with nothing else is its name', () => {
    const plain = command({ name: 'db migrate', help: '', run })
    expect(usageOf(plain)).toBe('db migrate [--json]')
    expect(plain.database).toBe(true)
  })
})

it('an option that a command cannot do without is asked for by its name; an empty value is one', () => {
  const given = { operands: [], values: { note: '' } }
  expect(required(given, 'note')).toBe('')
  expect(() => required(given, 'city')).toThrow('缺少 --city')
})

it.each([
  ['abc', 3],
  ['乐从', 4],
  ['：。“”', 6],
  ['𠮷', 2],
  ['한글', 4],
  ['ＡＢ', 4],
  ['', 0],
])('%s takes as many columns of a terminal as are drawn: %i', (text, width) =>
  expect(widthOf(text)).toBe(width),
)
