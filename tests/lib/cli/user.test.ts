import { describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { call, callJson } from './call.ts'

const create = (email: string, ...more: string[]) => [
  'user',
  'create',
  '--email',
  email,
  '--name',
  '张三',
  ...more,
]
const password = '一个很长的密码 correct horse'

describe('user create', () => {
  it('adds an editor whose password came on the standard input, and nowhere is printed', async () => {
    const words = create('zhang@example.cn', '--role', 'chief_editor', '--password-stdin')
    const { exitCode, printed } = await callJson(words, { stdin: `${password}\n` })
    expect(exitCode).toBe(0)
    expect(printed).toMatchObject({
      id: expect.any(String),
      email: 'zhang@example.cn',
      name: '张三',
      role: 'chief_editor',
    })
    expect(await db().editor.findMany()).toMatchObject([{ email: 'zhang@example.cn', role: 'chief_editor' }])
    const listed = await call(['user', 'list'])
    expect(listed).toMatchObject({ exitCode: 0, stderr: '' })
    expect(listed.stdout).toMatch(/^zhang@example\.cn {2}张三 {2}主编 {2}\d{4}-\d\d-\d\d\n$/)
    expect((await callJson(['user', 'list'])).printed.items).toHaveLength(1)
    expect(await call(words, { stdin: password })).toMatchObject({ exitCode: 1, stdout: '' })
    expect(await db().editor.count()).toBe(1)
  })

  it('refuses without a password, and one that is no line', async () => {
    const words = create('zhang@example.cn', '--role', 'admin', '--password-stdin')
    for (const stdin of ['\n', 'one\ntwo\n', 'x'.repeat(5_000)])
      expect(await call(words, { stdin })).toMatchObject({ exitCode: 1, stdout: '' })
    expect(await db().editor.count()).toBe(0)
  })

  it('refuses a role that there is not, and takes no password from the command line', async () => {
    const roleless = create('zhang@example.cn', '--role', 'king', '--password-stdin')
    expect(await call(roleless, { stdin: password })).toMatchObject({ exitCode: 1, stdout: '' })
    expect(await call(create('zhang@example.cn', '--role', 'admin'))).toMatchObject({
      exitCode: 2,
      stdout: '',
    })
    expect(await call(create('zhang@example.cn', '--role', 'admin', '--password', password))).toMatchObject({
      exitCode: 2,
    })
    expect(await db().editor.count()).toBe(0)
  })
})
