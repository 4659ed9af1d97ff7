import { roleNames } from '../actors/editor.ts'
import { changeRole } from '../editors/change-role.ts'
import { deviceName } from '../editors/device-name.ts'
import { disableEditor } from '../editors/disable-editor.ts'
import { enableEditor } from '../editors/enable-editor.ts'
import { endSessionOf } from '../editors/end-session.ts'
import { endAllSessions } from '../editors/end-sessions.ts'
import { listEditors } from '../editors/list-editors.ts'
import { openSessionsOf } from '../editors/open-sessions.ts'
import { shanghaiDate } from '../time.ts'
import { COMMAND_LINE } from './acting-editor.ts'
import { type Command, command, type Given, type Outcome } from './command.ts'
import { readPassword } from './read-password.ts'
import { aligned } from './table.ts'

const roles = Object.entries(roleNames)
  .map(([role, name]) => `${role}(${name})`)
  .join('、')
const role = { value: 'R', required: true, help: `角色：${roles}` }
const passwordStdin = { required: true, help: '从标准输入读密码（密码不写在命令行上）' }

export const userCommands: Command[] = [
  command({
    name: 'user create',
    options: {
      email: { value: 'E', required: true, help: '电子邮箱，也是登录名' },
      name: { value: 'N', required: true, help: '姓名' },
      role,
      'password-stdin': passwordStdin,
    },
    help: '添加一位编辑',
    example: '--email huang@example.cn --name 黄编辑 --role editor --password-stdin < 密码.txt',
    run: createUser,
  }),
  command({ name: 'user list', help: '列出全部编辑', run: listUsers }),
  verb('disable', '停用一位编辑：立即退出全部登录，不能再登录', {}, '', async (email) => {
    const { name, ended } = await disableEditor(COMMAND_LINE, email)
    return { json: { email, ended }, text: `已停用 ${name}，${ended} 处登录已退出。` }
  }),
  verb('enable', '重新启用一位编辑', {}, '', async (email) => {
    const { name } = await enableEditor(COMMAND_LINE, email)
    return { json: { email }, text: `已启用 ${name}。` }
  }),
  verb('role', '改一位编辑的角色', { role }, '--role chief_editor', async (email, { values }) => {
    const { name, role } = await changeRole(COMMAND_LINE, email, values)
    return { json: { email, role }, text: `${name}现在是${roleNames[role]}。` }
  }),
  verb(
    'password',
    '给一位编辑新密码，并退出他的全部登录',
    { 'password-stdin': passwordStdin },
    '--password-stdin < 密码.txt',
    async (email) => {
      const { resetPassword } = await import('../editors/reset-password.ts')
      const { name, ended } = await resetPassword(COMMAND_LINE, email, { password: await readPassword() })
      return { json: { email, ended }, text: `已为${name}设置新密码，${ended} 处登录已退出。` }
    },
  ),
  verb(
    'sessions',
    '列出一位编辑的登录；可结束一处或全部',
    { end: { value: 'ID', help: '结束这一处；all 为全部' } },
    '',
    sessions,
  ),
]

type Act = (email: string, given: Given) => Promise<Outcome>

/** A command on the account of one e-mail. */
function verb(name: string, help: string, options: Command['options'], example: string, act: Act): Command {
  const run = (given: Given) => act((given.operands[0] ?? '').trim().toLowerCase(), given)
  const words = `huang@example.cn ${example}`.trim()
  return command({ name: `user ${name}`, operands: ['EMAIL'], options, help, example: words, run })
}

async function createUser({ values }: Given): Promise<Outcome> {
  // Loaded for it alone, with the dictionaries of common passwords.
  const { createEditor } = await import('../editors/create-editor.ts')
  const created = await createEditor(COMMAND_LINE, { ...values, password: await readPassword() })
  return { json: created, text: `已添加 ${created.name}（${created.email}，${roleNames[created.role]}）。` }
}

async function listUsers(): Promise<Outcome> {
  const items = await listEditors()
  const rows = items.map((one) => [
    one.email,
    one.name,
    one.disabledAt ? `${roleNames[one.role]}（已停用）` : roleNames[one.role],
    shanghaiDate(one.createdAt),
  ])
  return { json: { items }, text: rows.length > 0 ? aligned(rows) : '还没有编辑。' }
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
