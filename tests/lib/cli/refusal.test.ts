import { describe, expect, it } from 'vitest'
import { UsageError } from '#lib/cli/command.ts'
import { refusalOf, refusalText } from '#lib/cli/refusal.ts'
import { ConfigError } from '#lib/config-error.ts'
import { DomainError } from '#lib/errors.ts'
import { StartError } from '#lib/start-error.ts'

const withCode = (code: string, cause?: unknown) =>
  Object.assign(new Error('in English', { cause }), { code })

describe('what a command line says of an error', () => {
  it('is the refusal with its fields and facts, where it has any', () => {
    const fields = { title: '请填写标题' }
    const refused = new DomainError('invalid-input', '请修改标红的 1 项。', { fields, details: { line: 3 } })
    expect(refusalOf(refused)).toEqual({
      code: 'invalid-input',
      message: refused.message,
      fields,
      details: { line: 3 },
    })
    expect(refusalOf(new DomainError('not-found', '没有。'))).toEqual({
      code: 'not-found',
      message: '没有。',
    })
  })

  it('is how the command is written, where it was not understood', () => {
    expect(refusalOf(new UsageError('缺少 ID', 'article show ID'))).toMatchObject({
      code: 'usage',
      usage: 'article show ID',
    })
    expect(refusalOf(new UsageError('缺少命令'))).toMatchObject({ usage: '命令 [选项]' })
  })

  it('is the one line of an error that was written for a person', () => {
    for (const error of [new ConfigError('PORT', '"x"', 'a port'), new StartError('port 80 is in use')])
      expect(refusalOf(error)).toEqual({ code: 'unavailable', message: error.message })
  })

  it.each([
    ['ECONNREFUSED', '连不上数据库'],
    ['P1001', '连不上数据库'],
    ['28P01', '用户名或密码'],
    ['P1000', '用户名或密码'],
    ['3D000', '没有这个数据库'],
    ['P2024', '数据库太忙'],
    ['42P01', '还没有建表'],
    ['P2021', '还没有建表'],
  ])('is a sentence in Chinese for %s, wherever in the causes it stands', (code, sentence) => {
    const nested = new Error('x', { cause: new AggregateError([new Error('y'), withCode(code)]) })
    for (const error of [withCode(code), new Error('x', { cause: withCode(code) }), nested])
      expect(refusalOf(error)).toMatchObject({
        code: 'unavailable',
        message: expect.stringContaining(sentence),
      })
  })

  it('is nothing for what nobody foresaw: it is logged, not explained away', () => {
    for (const error of [new Error('x'), withCode('P2002'), new TypeError('x'), 'text', null, undefined])
      expect(refusalOf(error)).toBeNull()
  })

  it('ends, also for an error that is its own cause', () => {
    const circle = new Error('x')
    circle.cause = circle
    expect(refusalOf(circle)).toBeNull()
  })
})

describe('a refusal for a person', () => {
  it('lists the wrong fields by the options that fill them', () =>
    expect(
      refusalText({
        code: 'invalid-input',
        message: '请修改标红的 3 项。',
        fields: { sourceUrl: '原网址太长', note: '请填写更正说明', password: '太短' },
      }),
    ).toBe('请修改以下 3 项。\n  --source-url：原网址太长\n  --note：请填写更正说明\n  密码：太短'))

  it('says nothing twice', () =>
    expect(
      refusalText({ code: 'x', message: '邮箱已经有人用了。', fields: { email: '邮箱已经有人用了。' } }),
    ).toBe('邮箱已经有人用了。'))

  it('ends with the usage, and where to find the other commands', () =>
    expect(refusalText({ code: 'usage', message: '缺少 ID', usage: 'article show ID' })).toBe(
      '缺少 ID\n用法：npm run cli -- article show ID\n全部命令：npm run cli -- help',
    ))
})
