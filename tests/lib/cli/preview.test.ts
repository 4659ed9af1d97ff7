import { expect, it } from 'vitest'
import { readByPreviewLink } from '#lib/preview/read-preview.ts'
import { aDraft, anEditor } from '../../support/cast.ts'
import { call, callJson } from './call.ts'

it('a preview link is made, listed, opens the article, and is revoked', async () => {
  const { email } = await anEditor()
  const { id } = await aDraft()
  const made = await callJson(['preview', 'create', `${id}`, '--hours', '2', '--pinned', '--as', email])
  const { address, id: link } = made.printed
  expect(address).toMatch(/^http:.+\/preview\/[\w.-]+$/)
  const token = new URL(address).pathname.split('/').at(-1) ?? ''
  expect(await readByPreviewLink(token)).not.toBeNull()
  const listed = await callJson(['preview', 'list', `${id}`])
  expect(listed.printed.items).toMatchObject([{ id: link, address, isPinned: true }])
  expect((await call(['preview', 'list', `${id}`])).stdout).toContain(address)
  expect(await call(['preview', 'revoke', `${id}`, `${link}`, '--as', email])).toMatchObject({ exitCode: 0 })
  expect((await call(['preview', 'list', `${id}`])).stdout).toBe('没有有效的预览链接。\n')
})

it('what cannot be is refused in a sentence', async () => {
  const { email } = await anEditor()
  const { id } = await aDraft()
  expect(await call(['preview', 'list', '4711'])).toMatchObject({ exitCode: 1 })
  const long = await call(['preview', 'create', `${id}`, '--hours', '721', '--as', email])
  expect(long).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('有效期是 1 小时到 30 天') })
  expect(await call(['preview', 'revoke', `${id}`, '9', '--as', email])).toMatchObject({ exitCode: 1 })
  expect(await call(['preview', 'create', `${id}`])).toMatchObject({ exitCode: 2 })
})
