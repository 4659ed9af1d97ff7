import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listStaticFiles, type StaticFile } from '#lib/server/static-files.ts'

let folder: string
let files: Map<string, StaticFile>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citysite-static-'))
  for (const name of ['chunks', '.well-known', '.git']) await mkdir(join(folder, name))
  for (const name of [
    ...['chunks/a.js', 'chunks/a.js.br', 'chunks/a.js.gz', 'chunks/b.js', 'chunks/b.js.gz', 'lonely.gz'],
    ...['style.css', 'photo.avif', 'data.unknown', '.env', '.git/config', '.well-known/security.txt'],
  ])
    await writeFile(join(folder, name), name)
  files = listStaticFiles(folder, '/static', 'public, max-age=60')
})
afterAll(() => rm(folder, { recursive: true }))

it('the files of a folder are found at its address; hidden ones are not, but for those that are meant to be found', () =>
  expect([...files.keys()].sort()).toEqual([
    '/static/.well-known/security.txt',
    '/static/chunks/a.js',
    '/static/chunks/b.js',
    '/static/data.unknown',
    '/static/lonely.gz',
    '/static/photo.avif',
    '/static/style.css',
  ]))

it('a compressed copy belongs to its file; one without a file is a file itself', () => {
  const encodingsOf = (path: string) => Object.keys(files.get(path)?.paths ?? {}).sort()
  expect(encodingsOf('/static/chunks/a.js')).toEqual(['br', 'gzip', 'identity'])
  expect(encodingsOf('/static/chunks/b.js')).toEqual(['gzip', 'identity'])
  expect(encodingsOf('/static/lonely.gz')).toEqual(['identity'])
})

it.each([
  ['/static/chunks/a.js', 'application/javascript; charset=utf-8'],
  ['/static/style.css', 'text/css; charset=utf-8'],
  ['/static/photo.avif', 'image/avif'],
  ['/static/data.unknown', 'application/octet-stream'],
])('%s is of the type %s', (path, type) =>
  expect(files.get(path)).toMatchObject({ contentType: type, cacheControl: 'public, max-age=60' }),
)

it('a folder that is not there has no files', () =>
  expect(listStaticFiles(join(folder, 'none'), '', '').size).toBe(0))
