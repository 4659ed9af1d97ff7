import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type KnownActions, knownActions } from '#lib/server/known-actions.ts'

let root: string
let known: KnownActions
const pagesOf = (...pages: string[]) => ({ workers: Object.fromEntries(pages.map((page) => [page, {}])) })

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'citysite-actions-'))
  await mkdir(join(root, '.next/server'), { recursive: true })
  const node = {
    save: pagesOf('app/admin/(desk)/articles/[id]/page'),
    signIn: pagesOf('app/admin/sign-in/page', 'app/admin/(desk)/page'),
    help: pagesOf('app/admin/help/[...topics]/page'),
    dotted: pagesOf('app/admin/a.b/page'),
  }
  await writeFile(
    join(root, '.next/server/server-reference-manifest.json'),
    JSON.stringify({ node, edge: {} }),
  )
  known = knownActions(root)
})
afterAll(() => rm(root, { recursive: true }))

describe('an action is known', () => {
  it.each([
    ['save', '/admin/articles/7'],
    ['signIn', '/admin/sign-in'],
    ['signIn', '/admin'],
    ['help', '/admin/help/a/b'],
    ['dotted', '/admin/a.b'],
  ])('%s on the page %s, which has it', (id, path) => expect(known(id, path)).toBe(true))

  it.each([
    ['save', '/admin/articles'],
    ['save', '/admin/articles/7/revisions'],
    ['save', '/x/admin/articles/7'],
    ['signIn', '/admin/articles/7'],
    ['help', '/admin/help'],
    ['dotted', '/admin/axb'],
    ['unknown', '/admin'],
    ['__proto__', '/admin'],
    ['constructor', '/admin'],
  ])('but %s not on %s', (id, path) => expect(known(id, path)).toBe(false))
})

it('a manifest of another form is no silent permission', async () => {
  await writeFile(join(root, '.next/server/server-reference-manifest.json'), '{"node":{"save":{}}}')
  expect(() => knownActions(root)).toThrow()
})
