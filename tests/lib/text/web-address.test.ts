import { describe, expect, it } from 'vitest'
import { isLinkAddress, isWebAddress, tidyAddress } from '#lib/text/web-address.ts'

describe('an address of the web', () => {
  it('has a scheme and a host', () => {
    const good = [
      'https://www.xinhuanet.com/',
      'http://例子.中国:8080/路径?a=b#c',
      'https://medium.com/@someone/x',
      'https://a.cn?x=a@b',
      'https://[::1]/x',
    ]
    for (const address of good) {
      expect(isWebAddress(address), address).toBe(true)
      expect(isLinkAddress(address), address).toBe(true)
    }
  })

  it('cannot disguise its host', () => {
    const bad = [
      ['a name before the host', 'https://www.xinhuanet.com@evil.example/'],
      ['a name and a password', 'https://a:b@evil.example/'],
      ['an empty name', 'https://@evil.example/'],
      ['a name behind a backslash', 'https://evil.example\\@www.xinhuanet.com/'],
      ['no host', 'https:///evil.example'],
      ['one slash', 'https:/evil.example'],
      ['NUL', 'https://a.cn/\u0000'],
      ['a control character', 'https://a.cn/\u0001'],
      ['half a character', 'https://a.cn/\ud800'],
      ['a line feed', 'https://a.cn/\nx'],
      ['a tab in the host', 'https://a\t.cn/'],
      ['an invisible character', 'https://a.cn/x\u200by'],
      ['a turn of direction', 'https://a.cn/\u202egpj'],
      ['a script', 'javascript:alert(1)'],
      ['another scheme', 'ftp://a.cn/'],
      ['nothing', ''],
      ['too much', `https://a.cn/${'x'.repeat(2_000)}`],
    ] as const
    for (const [what, address] of bad) {
      expect(isWebAddress(address), what).toBe(false)
      expect(isLinkAddress(address), what).toBe(false)
    }
  })

  it('of mail is accepted for a link, not for a source', () => {
    expect(isLinkAddress('mailto:desk@lecong.cn?subject=a%20b')).toBe(true)
    expect(isWebAddress('mailto:desk@lecong.cn')).toBe(false)
    for (const address of ['mailto:', 'mailto:x', 'mailto:a@b\u0000', 'mailto:a@b c'])
      expect(isLinkAddress(address)).toBe(false)
  })

  it('is stored without white space at its ends, inner spaces encoded', () =>
    expect(tidyAddress(' \ufeffHTTPS://A.cn/x y\u200b\u3000\n')).toBe('https://A.cn/x%20y'))
})
