import { describe, expect, it } from 'vitest'
import { type Fields, readFields, writeFields } from '#lib/server/action-fields.ts'
import { ReplyError } from '#lib/server/plain-reply.ts'

const TYPE = 'multipart/form-data; boundary=--x'
const part = (name: string, value: string, more = '') =>
  `----x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`
const bodyOf = (...parts: string[]) => Buffer.from(`${parts.join('')}----x--\r\n`)

describe('the fields of a form', () => {
  it('are read in their order, with line ends and signs as they were sent', async () =>
    expect(await readFields(TYPE, bodyOf(part('title', '授旗\r\n"&=%'), part('1_$ACTION:0', '')))).toEqual([
      ['title', '授旗\r\n"&=%'],
      ['1_$ACTION:0', ''],
    ]))

  it('are the same when they are written and read again, whatever they hold', async () => {
    const fields: Fields = [
      ['a', '------x--\r\nContent-Disposition: form-data; name="b"\r\n\r\n'],
      ['a', ''],
      ['乐'.length.toString(), '𠮷\u0000'],
    ]
    const { contentType, body } = await writeFields(fields)
    expect(await readFields(contentType, body)).toEqual(fields)
  })

  it('may be a hundred, and not one more', async () => {
    const many = (count: number) => bodyOf(...Array.from({ length: count }, (_, at) => part(`f${at}`, '')))
    expect(await readFields(TYPE, many(100))).toHaveLength(100)
    await expect(readFields(TYPE, many(101))).rejects.toThrow('too many fields')
  })

  it.each([
    ['a file', TYPE, bodyOf(part('title', 'x', '; filename="a.txt"')), 'a file'],
    ['a name of no form of ours', TYPE, bodyOf(part('标题', 'x')), 'a name'],
    ['an endless name', TYPE, bodyOf(part('a'.repeat(101), 'x')), 'a name'],
    ['no boundary', 'multipart/form-data', bodyOf(part('a', 'x')), 'no boundary'],
    [
      'a boundary that is too long',
      `multipart/form-data; boundary=${'x'.repeat(71)}`,
      bodyOf(),
      'no boundary',
    ],
    ['another boundary', 'multipart/form-data; boundary=other', bodyOf(part('a', 'x')), 'cannot be read'],
    ['no end', TYPE, Buffer.from(part('a', 'x')), 'cannot be read'],
  ])('are refused with %s', async (_what, type, body, reason) => {
    const refused = await readFields(type, body).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ReplyError)
    expect(refused).toMatchObject({ message: expect.stringContaining(reason) })
  })
})
