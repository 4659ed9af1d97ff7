import { describe, expect, it } from 'vitest'
import { decodeWebPage } from '#lib/imports/page/decode-web-page.ts'
import { encodeGb18030 } from '../encode-gb18030.ts'

const words = '乐从镇举办家庭乒乓球赛'
const utf8 = (text: string) => new TextEncoder().encode(text)
const meta = (charset: string) => `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">`

describe('the encoding of a page', () => {
  it.each(['gb2312', 'GBK', 'gb_2312-80', 'x-gbk', 'gb18030', 'cp936'])(
    '%s is GB 18030, by header or meta',
    (label) => {
      // 䶮 is in neither of the older sets.
      const page = `${words}䶮`
      expect(decodeWebPage(encodeGb18030(page), `text/html; charset=${label}`)).toBe(page)
      expect(decodeWebPage(encodeGb18030(meta(label) + page), null)).toContain(page)
    },
  )

  it.each([
    [
      'a byte order mark, against the header',
      Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8('乐从')),
      'text/html; charset=gbk',
      '乐从',
    ],
    ['UTF-16 with its mark', Uint8Array.of(0xff, 0xfe, ...Buffer.from(words, 'utf16le')), null, words],
    ['UTF-8 that calls itself GBK', utf8(words), 'text/html; charset=gbk', words],
    ['UTF-8 without a word of it', utf8(words), null, words],
    ['GB 18030 without a word of it', encodeGb18030(words), 'text/html', words],
    ['GB 18030 that calls itself UTF-8', encodeGb18030(words), 'text/html; charset=utf-8', words],
    ['GB 18030 that calls itself Latin', encodeGb18030(words), 'text/html; charset=iso-8859-1', words],
    ['a charset that nobody knows', encodeGb18030(words), 'text/html; charset=hz-gb-2312', words],
    ['Big5 by its header', Uint8Array.of(0xbc, 0xd6, 0xb1, 0x71), 'text/html; charset=big5', '樂從'],
    ['a meta element that says UTF-16', utf8(`${meta('utf-16')}${words}`), null, `${meta('utf-16')}${words}`],
  ])('%s', (_name, bytes, contentType, text) => {
    expect(decodeWebPage(bytes, contentType)).toBe(text)
  })

  it('of a page with a damaged byte is what it says, with a mark at the damage', () => {
    const bytes = utf8(`${meta('utf-8')}${words}`).with(-1, 0xff)
    expect(decodeWebPage(bytes, null)).toContain('家庭乒乓球\ufffd')
  })
})
