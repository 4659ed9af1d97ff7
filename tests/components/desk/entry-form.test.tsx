import { describe, expect, it } from 'vitest'
import { EntryForm } from '#components/desk/entry-form.tsx'
import { AccountNotice, PasswordForm } from '#components/desk/password-form.tsx'
import { SessionList } from '#components/desk/session-list.tsx'
import { aRefusal } from '../../support/desk-cast.ts'
import { all, attrs, has, one, print, texts } from '../../support/markup.ts'

const nothing = async () => null

describe('signing in', () => {
  const entry = (isNew = false) =>
    print(<EntryForm enter={nothing} hidden={{ next: '/admin/articles/7', key: '"><b>' }} isNew={isNew} />)

  it('asks for e-mail and password, by names that password managers know', () => {
    expect(texts(entry(), 'label')).toEqual(['电子邮箱', '密码'])
    expect(attrs(entry(), '[autoComplete]', 'autoComplete')).toEqual(['username', 'current-password'])
    expect(texts(entry(), '.primary')).toEqual(['登录'])
  })

  it('asks the first editor for a name and a new password, and says how long it must be', () => {
    expect(texts(entry(true), 'label')).toEqual(['姓名', '电子邮箱', '密码'])
    expect(attrs(entry(true), '[autoComplete]', 'autoComplete')).toEqual(['name', 'username', 'new-password'])
    expect(texts(entry(true), '#hint-password')).toEqual(['至少 10 个字符'])
    expect(one(entry(true), '#field-password').attrs['aria-describedby']).toBe('hint-password')
    expect(one(entry(), '#field-password').attrs).not.toHaveProperty('aria-describedby')
  })

  it('carries the way back unseen and unchanged', () => {
    expect(all(entry(), '[type=hidden]').map(({ attrs }) => [attrs.name, attrs.value])).toEqual([
      ['next', '/admin/articles/7'],
      ['key', '"><b>'],
    ])
  })

  it('hides what is typed until it is asked to show it, without changing or checking it', () => {
    const password = one(entry(), '#field-password')
    expect(password.attrs).toMatchObject({ type: 'password', autoCapitalize: 'none', spellCheck: 'false' })
    expect(password.attrs).not.toHaveProperty('value')
    expect(texts(entry(), '.password button')).toEqual(['显示密码'])
  })
})

describe('one’s account', () => {
  it('asks for the password of now before a new one', () => {
    const form = print(<PasswordForm change={nothing} email="huang@example.cn" />)
    expect(texts(form, 'label')).toEqual(['现在的密码', '新密码'])
    expect(attrs(form, '[autoComplete]', 'autoComplete')).toEqual([
      'username',
      'current-password',
      'new-password',
    ])
    expect(attrs(form, '[type=hidden]', 'value')).toEqual(['huang@example.cn'])
  })

  it('says what was done, or why not', () => {
    const notice = (state: Parameters<typeof AccountNotice>[0]['state']) =>
      print(<AccountNotice state={state} />)
    expect(texts(notice({ done: '密码已修改。', refusal: null }), '[role=status]')).toEqual(['密码已修改。'])
    const { refusal } = aRefusal('invalid-input')
    expect(texts(notice({ done: null, refusal }), '[role=alert]')).toEqual(['不能这样提交。'])
    expect(notice(null).inside).toEqual([])
  })
})

describe('where one is signed in', () => {
  const session = (id: string, isThis = false) => ({
    id,
    device: `${id}上的 Chrome`,
    since: '今天 08:00',
    isThis,
  })
  const list = (...ids: string[]) =>
    print(<SessionList sessions={[session('此机', true), ...ids.map((id) => session(id))]} end={nothing} />)

  it('each device has an end of its own, but the one in front of us', () => {
    const page = list('手机')
    expect(texts(page, 'li')).toEqual([
      '此机上的 Chrome登录于 今天 08:00本设备',
      '手机上的 Chrome登录于 今天 08:00退出',
    ])
    const [button] = all(page, 'li button')
    expect(button?.attrs).toMatchObject({ name: 'session', value: '手机' })
    expect(button?.attrs['aria-label']).toBe('退出手机上的 Chrome，登录于 今天 08:00')
  })

  it('all others are ended at once where there are several', () => {
    const ending = (...ids: string[]) => texts(list(...ids), 'button').includes('退出其他所有设备')
    expect(ending('手机', '平板')).toBe(true)
    expect(ending('手机')).toBe(false)
    expect(has(list(), 'button')).toBe(false)
  })

  it('the button for all others names no single one', () => {
    expect(all(list('手机', '平板'), 'button').at(-1)?.attrs).not.toHaveProperty('name')
  })
})
