import { roleNames } from '../actors/editor.ts'
import { changeRole } from '../editors/change-role.ts'
import { deviceName } from '../editors/device-name.ts'
import { disableEditor } from '../editors/disable-editor.ts'
import { enableEditor } from '../editors/enable-editor.ts'
import { endSessionOf } from '../editors/end-session.ts'
import { endAllSessions } from '../editors/end-sessions.ts'
import { openSessionsOf } from '../editors/open-sessions.ts'
import { resetPassword } from '../editors/reset-password.ts'
import { shanghaiDate } from '../time.ts'
import { COMMAND_LINE } from './acting-editor.ts'
import { type Command, type Given, type Option, type Outcome, required } from './command.ts'
import { readPassword } from './read-password.ts'
import { aligned } from './table.ts'

const roles = Object.entries(roleNames)
  .map(([role, name]) => `${role}(${name})`)
  .join('、')

/** Who may enter, and with what: for whoever holds the machine. */
export const userAccessCommands: Command[] = [
  command('disable', '停用一位编辑：立即退出全部登录，不能再登录', {}, async (email) => {
    const { name, ended } = await disableEditor(COMMAND_LINE, email)
    return { json: { email, ended }, text: `已停用 ${name}，${ended} 处登录已退出。` }
  }),
  command('enable', '重新启用一位编辑', {}, async (email) => {
    const { name } = await enableEditor(COMMAND_LINE, email)
    return { json: { email }, text: `已启用 ${name}。` }
  }),
  command(
    'role',
    '改一位编辑的角色',
    { role: { value: 'R', required: true, help: `角色：${roles}` } },
    async (email, given) => {
      const { name, role } = await changeRole(COMMAND_LINE, email, { role: required(given, 'role') })
      return { json: { email, role }, text: `${name}现在是${roleNames[role]}。` }
    },
  ),
  command(
    'password',
    '给一位编辑新密码，并退出他的全部登录',
    { 'password-stdin': { required: true, help: '从标准输入读密码（密码不写在命令行上）' } },
    async (email) => {
      const { name, ended } = await resetPassword(COMMAND_LINE, email, { password: await readPassword() })
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
  if (values.end === 'all') {
    const { name, ended } = await endAllSessions(COMMAND_LINE, email)
    return { json: { email, ended }, text: `${name}的 ${ended} 处登录已退出。` }
  }
  if (values.end !== undefined) {
    await endSessionOf(COMMAND_LINE, email, values.end)
    return { json: { email, ended: 1 }, text: '这处登录已退出。' }
  }
  const items = await openSessionsOf(email)
  const rows = items.map(({ id, since, userAgent }) => [id, shanghaiDate(since), deviceName(userAgent)])
  return { json: { items }, text: rows.length > 0 ? aligned(rows) : '没有登录。' }
}
