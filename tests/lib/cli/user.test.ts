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
    expect(await call(roleless, { stdin: password })).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: '请修改以下 1 项。\n  --role：没有这个角色\n',
    })
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

describe('user disable, enable, role, password, sessions', () => {
  it('say what they did, in a sentence and for a program', async () => {
    for (const [email, role] of [
      ['chen@example.cn', 'admin'],
      ['zhang@example.cn', 'editor'],
    ] as const)
      await call(create(email, '--role', role, '--password-stdin'), { stdin: password })
    const words = (verb: string, ...more: string[]) => ['user', verb, 'Zhang@example.cn', ...more]
    expect(await call(words('role', '--role', 'chief_editor'))).toMatchObject({
      stdout: '张三现在是主编。\n',
    })
    expect(await call(words('sessions'))).toMatchObject({ exitCode: 0, stdout: '没有登录。\n' })
    expect((await callJson(words('sessions', '--end', 'all'))).printed).toMatchObject({ ended: 0 })
    expect(await call(words('password', '--password-stdin'), { stdin: '1234567890' })).toMatchObject({
      exitCode: 1,
    })
    expect(await call(words('password', '--password-stdin'), { stdin: password })).toMatchObject({
      exitCode: 0,
    })
    expect(await call(words('disable'))).toMatchObject({ stdout: '已停用 张三，0 处登录已退出。\n' })
    expect((await call(['user', 'list'])).stdout).toContain('主编（已停用）')
    expect((await callJson(words('enable'))).printed).toEqual({ email: 'zhang@example.cn' })
    expect(await call(['user', 'disable', 'chen@example.cn'])).toMatchObject({ exitCode: 1, stdout: '' })
    expect(await call(['user', 'disable', 'nobody@example.cn'])).toMatchObject({ exitCode: 1 })
  })
})
