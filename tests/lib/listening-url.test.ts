import { expect, it } from 'vitest'
import { parseConfig } from '#lib/config.ts'
import { listeningUrl } from '#lib/listening-url.ts'
import { addressLines } from '#lib/server/print-addresses.ts'

it.each([
  ['127.0.0.1', 'http://localhost:3000'],
  ['0.0.0.0', 'http://localhost:3000'],
  ['::', 'http://localhost:3000'],
  ['::1', 'http://[::1]:3000'],
  ['2001:db8::5', 'http://[2001:db8::5]:3000'],
  ['192.168.1.5', 'http://192.168.1.5:3000'],
  ['news.local', 'http://news.local:3000'],
])('what listens on %s is opened at %s', (host, url) => {
  expect(listeningUrl(host, 3000)).toBe(url)
  expect(URL.canParse(url)).toBe(true)
  expect(parseConfig({ HOST: host }).siteUrl).toBe(url)
})

it('a start says the address of the readers, and where it listens if that is another one', () => {
  const lines = (environment: Record<string, string>) => addressLines(parseConfig(environment), null)
  expect(lines({ HOST: '::', CONTACT_EMAIL: 'a@b.cn' })).toEqual(['城市站点 is ready: http://localhost:3000'])
  expect(lines({ HOST: '::', SITE_URL: 'https://news.example.cn', CONTACT_EMAIL: 'a@b.cn' })).toEqual([
    '城市站点 is ready: https://news.example.cn',
    'listening on: http://localhost:3000',
  ])
})
