import { describe, expect, it } from 'vitest'
import {
  publicationDateSchema,
  publicationInstant,
  publicationMinute,
} from '#lib/articles/publication-date.ts'

const read = (text: unknown) => publicationDateSchema.safeParse(text)
const sentence = (text: unknown) => read(text).error?.issues[0]?.message

describe('a publication date', () => {
  it.each([
    ['2023-08-18T09:05', '2023-08-18T09:05'],
    ['2023-08-18 09:05', '2023-08-18T09:05'],
    [' ２０２３-08-18　09：05 ', '2023-08-18T09:05'],
    ['2023-08-18T09:05:59.999', '2023-08-18T09:05'],
    ['2023-08-18', '2023-08-18T00:00'],
    ['1990-01-01T00:00', '1990-01-01T00:00'],
    ['', null],
    ['　', null],
    [null, null],
    [undefined, null],
  ])('%j is read as %j', (text, minute) => expect(read(text).data).toBe(minute))

  it.each([
    '昨天',
    '2023-02-30',
    '2023-13-01 00:00',
    '2023-08-18 24:00',
    '2023-08-18 09:60',
    '23-08-18',
    '0',
  ])('%j is none, and says how to write one', (text) => expect(sentence(text)).toContain('2023-08-18 09:05'))

  it('is not before 1990', () => expect(sentence('1989-12-31T23:59')).toContain('1990'))

  it('is not in the future: the sentence says how to publish in time', () => {
    const inAMinute = (minutes: number) => publicationMinute(new Date(Date.now() + minutes * 60_000))
    expect(sentence(inAMinute(3))).toContain('送审通过后定时发布')
    expect(sentence('9999-12-31 23:59')).toContain('送审通过后定时发布')
    expect(read(inAMinute(0)).success).toBe(true)
  })

  it('is by Shanghai’s clock, wherever the server stands', () => {
    expect(publicationInstant('2023-08-18T09:05')).toEqual(new Date('2023-08-18T01:05:00Z'))
    expect(publicationMinute(new Date('2023-08-17T16:00:59Z'))).toBe('2023-08-18T00:00')
    expect(publicationInstant(null)).toBeNull()
  })
})
