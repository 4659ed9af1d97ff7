import { afterEach, describe, expect, it } from 'vitest'
import { completeConfig, config } from '#lib/config.ts'
import { isOwnOrigin } from '#lib/web/own-origin.ts'

const { siteUrl } = config()
afterEach(() => completeConfig({ siteUrl }))

describe('a page of this site', () => {
  it('is known by its origin, whatever its path, and by nothing that resembles it', () => {
    completeConfig({ siteUrl: 'https://news.example.cn' })
    expect(isOwnOrigin('https://news.example.cn')).toBe(true)
    expect(isOwnOrigin('https://news.example.cn/articles/1?a=b')).toBe(true)
    for (const other of [
      ...['http://news.example.cn', 'https://news.example.cn:8443', 'https://news.example.cn.evil.example'],
      ...[
        'https://news.example.cn@evil.example',
        'https://evil.example/news.example.cn',
        'https://NEWS.example',
      ],
      ...['http://localhost:3000', 'null', '', 'news.example.cn', 'data:text/html,x'],
    ])
      expect(isOwnOrigin(other), other).toBe(false)
  })

  it.each(['http://localhost:3000', 'http://127.0.0.1:8080', 'http://[::1]:3000', 'https://localhost'])(
    'is %s on a machine that serves itself',
    (origin) => {
      completeConfig({ siteUrl: 'http://localhost:3000' })
      expect(isOwnOrigin(origin)).toBe(true)
    },
  )

  it.each(['http://192.0.2.1:3000', 'http://localhost.evil.example', 'ftp://localhost'])(
    'is not %s there',
    (origin) => {
      completeConfig({ siteUrl: 'http://localhost:3000' })
      expect(isOwnOrigin(origin)).toBe(false)
    },
  )
})
