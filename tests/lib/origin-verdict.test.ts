import { expect, it } from 'vitest'
import { judgeOrigin } from '#lib/origin-verdict.ts'

it.each([
  // At the address of the site, whatever host a proxy passes on.
  ['https://news.example.cn', '127.0.0.1:3000', 'https://news.example.cn', 'own'],
  ['https://news.example.cn', 'news.example.cn', 'https://news.example.cn', 'own'],
  // This machine by another name, also when the site is behind https.
  ['http://127.0.0.1:3000', '127.0.0.1:3000', 'http://localhost:3000', 'own'],
  ['http://[::1]:3000', '[::1]:3000', 'http://localhost:3000', 'own'],
  ['http://localhost:3000', 'localhost:3000', 'https://news.example.cn', 'own'],
  // An address in numbers cannot be a stranger's name; it may not carry a session in the clear.
  ['http://192.168.1.5:3000', '192.168.1.5:3000', 'http://localhost:3000', 'own'],
  ['http://192.168.1.5:3000', '192.168.1.5:3000', 'https://news.example.cn', 'insecure'],
  ['http://news.example.cn', 'news.example.cn', 'https://news.example.cn', 'insecure'],
  // Others.
  ['https://evil.example', 'news.example.cn', 'https://news.example.cn', 'other'],
  ['http://evil.example', 'evil.example', 'http://localhost:3000', 'other'],
  ['http://127.0.0.1.evil.example', '127.0.0.1.evil.example', 'http://localhost:3000', 'other'],
  ['http://192.168.1.5:3000', 'localhost:3000', 'http://localhost:3000', 'other'],
  ['https://news.example.cn:444', '127.0.0.1:3000', 'https://news.example.cn', 'other'],
  ['null', 'localhost:3000', 'http://localhost:3000', 'other'],
  ['', undefined, 'http://localhost:3000', 'other'],
])('%s, asking %s, of the site %s: %s', (origin, host, siteUrl, verdict) => {
  expect(judgeOrigin(origin, host, siteUrl)).toBe(verdict)
})
