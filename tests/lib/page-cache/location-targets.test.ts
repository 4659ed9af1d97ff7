import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { locationTargets } from '#lib/page-cache/location-targets.ts'

function targetsOf(
  fields: Record<string, string | string[]>,
  url = '/admin/articles/1',
  host = 'news.example.cn',
) {
  const request = Object.assign(new IncomingMessage(new Socket()), { url, headers: { host } })
  const response = new ServerResponse(request)
  for (const [name, value] of Object.entries(fields)) response.setHeader(name, value)
  return locationTargets(response, request)
}

it.each([
  ['/articles/1', '/articles/1'],
  ['2?a=b#top', '/admin/articles/2?a=b'],
  ['..', '/admin/'],
  ['http://news.example.cn/articles', '/articles'],
  ['//news.example.cn/', '/'],
])('a change that points to %s changes %s, too', (location, target) => {
  expect(targetsOf({ location })).toEqual([target])
  expect(targetsOf({ 'content-location': location })).toEqual([target])
})

it.each([
  'https://other.example.cn/articles/1',
  '//other.example.cn/',
  'http://news.example.cn:8080/',
  'http://[',
])('a place of another site is none of ours: %s', (location) => expect(targetsOf({ location })).toEqual([]))

it('both fields count, and what has neither, or no address of its own, points nowhere', () => {
  expect(targetsOf({ location: '/a', 'content-location': '/b' })).toEqual(['/a', '/b'])
  expect(targetsOf({})).toEqual([])
  expect(targetsOf({ location: '/a' }, 'http://[')).toEqual([])
})
