import { describe, expect, it } from 'vitest'
import { decodePage, MAX_PAGE_BYTES } from '#lib/imports/decode-page.ts'
import { encodeGb18030 } from './encode-gb18030.ts'
import { seedBytes, seedText } from './seed-page.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

describe('a page decodes to the same text however it was saved', () => {
  it('as UTF-8', () => expect(decodePage(seedBytes)).toBe(seedText))

  it('as UTF-8 with a byte order mark', () => expect(decodePage(utf8(`\uFEFF${seedText}`))).toBe(seedText))

  it('as GB18030', () => {
    const bytes = encodeGb18030(seedText)
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow()
    expect(decodePage(bytes)).toBe(seedText)
  })

  it('as GB18030 with a byte order mark', () =>
    expect(decodePage(Uint8Array.of(0x84, 0x31, 0x95, 0x33, ...encodeGb18030('乐从')))).toBe('乐从'))

  it('with the line ends of Windows and of old Macs', () => {
    expect(decodePage(utf8(seedText.replaceAll('\n', '\r\n')))).toBe(seedText)
    expect(decodePage(utf8('一\r二\r\n三\n四\r\r五'))).toBe('一\n二\n三\n四\n\n五')
  })

  it('keeps a mark that stands inside the text', () =>
    expect(decodePage(utf8('乐\uFEFF从'))).toBe('乐\uFEFF从'))

  it('of no bytes at all to no text', () => expect(decodePage(new Uint8Array())).toBe(''))
})

describe('what is no text is refused', () => {
  const refusal = (bytes: Uint8Array) => {
    try {
      return decodePage(bytes)
    } catch (error) {
      return error
    }
  }

  it('UTF-16 of either order, with a mark', () => {
    const bytes = Buffer.from(`\uFEFF${seedText}`, 'utf16le')
    expect(refusal(bytes)).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('UTF-16'),
    })
    expect(refusal(bytes.swap16())).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('UTF-16'),
    })
  })

  it('UTF-16 without a mark', () =>
    expect(refusal(Buffer.from(seedText, 'utf16le'))).toMatchObject({ code: 'invalid-input' }))

  it.each([1, 2])('a text that was cut off within its last character, by the line: %i bytes', (missing) => {
    const bytes = Buffer.from('第一行\r\n第二行\r\n乐从', 'utf8')
    expect(refusal(bytes.subarray(0, -missing))).toMatchObject({
      code: 'invalid-input',
      message: '第 3 行：文字在这里断了，文件不完整。',
      details: { line: 3 },
    })
  })

  it('a picture', () =>
    expect(refusal(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13))).toMatchObject(
      {
        code: 'invalid-input',
      },
    ))

  it('bytes of neither encoding', () =>
    expect(refusal(Uint8Array.of(0xff, 0xff, 0x41))).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('GB18030'),
    }))

  it('one byte too many', () => {
    expect(decodePage(new Uint8Array(MAX_PAGE_BYTES).fill(0x41))).toHaveLength(MAX_PAGE_BYTES)
    expect(refusal(new Uint8Array(MAX_PAGE_BYTES + 1).fill(0x41))).toMatchObject({ code: 'too-large' })
  })
})
