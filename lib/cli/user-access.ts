import { db } from '#lib/db/client.ts'
import { accountByEmail } from '../editors/account.ts'
import { changeRole } from '../editors/change-role.ts'
import { deviceName } from '../editors/device-name.ts'
import { disableEditor } from '../editors/disable-editor.ts'
import { roleNames } from '../editors/editor.ts'
import { enableEditor } from '../editors/enable-editor.ts'
import { resetPassword } from '../editors/reset-password.ts'
import { endSession, openSessions } from '../editors/sessions.ts'
import { shanghaiDate } from '../time.ts'
import { type Command, type Given, type Option, type Outcome, required } from './command.ts'
import { readPassword } from './read-password.ts'
import { aligned } from './table.ts'

const roles = Object.entries(roleNames)
  .map(([role, name]) => `${role}(${name})`)
  .join('、')

/** Who may enter, and with what: for whoever holds the machine. */
export const userAccessCommands: Command[] = [
  command('disable', '停用一位编辑：立即退出全部登录，不能再登录', {}, async (email) => {
    const { name, ended } = await disableEditor(email)
    return { json: { email, ended }, text: `已停用 ${name}，${ended} 处登录已退出。` }
  }),
  command('enable', '重新启用一位编辑', {}, async (email) => {
    const { name } = await enableEditor(email)
    return { json: { email }, text: `已启用 ${name}。` }
  }),
  command(
    'role',
    '改一位编辑的角色',
    { role: { value: 'R', required: true, help: `角色：${roles}` } },
    async (email, given) => {
      const { name, role } = await changeRole(email, { role: required(given, 'role') })
      return { json: { email, role }, text: `${name}现在是${roleNames[role]}。` }
    },
  ),
  command(
    'password',
    '给一位编辑新密码，并退出他的全部登录',
    { 'password-stdin': { required: true, help: '从标准输入读密码（密码不写在命令行上）' } },
    async (email) => {
      const { name, ended } = await resetPassword(email, { password: await readPassword() })
      return { json: { email, ended }, text: `已为${name}设置新密码，${ended} 处登录已退出。` }
    },
  ),
  command(
    'sessions',
    '列出一位编辑的登录；可结束一处或全部',
    { end: { value: 'ID', help: '结束这一处；all 为全部' } },
    sessions,
  ),
]

function command(
  name: string,
  help: string,
  options: Record<string, Option>,
  act: (email: string, given: Given) => Promise<Outcome>,
): Command {
  const run = (given: Given) => act((given.operands[0] ?? '').trim().toLowerCase(), given)
  return { name: `user ${name}`, operands: ['EMAIL'], options, help, database: true, run }
}

async function sessions(email: string, { values }: Given): Promise<Outcome> {
  const account = await accountByEmail(email)
  if (values.end === 'all') {
    const { count } = await db().session.deleteMany({ where: { userId: account.id } })
    return { json: { email, ended: count }, text: `${account.name}的 ${count} 处登录已退出。` }
  }
  if (values.end !== undefined) {
    await endSession(account, values.end)
    return { json: { email, ended: 1 }, text: '这处登录已退出。' }
  }
  const items = await openSessions(account)
  const rows = items.map(({ id, since, userAgent }) => [id, shanghaiDate(since), deviceName(userAgent)])
  return { json: { items }, text: rows.length > 0 ? aligned(rows) : '没有登录。' }
}
