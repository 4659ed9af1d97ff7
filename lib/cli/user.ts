import { roleNames } from '../actors/editor.ts'
import { createEditor } from '../editors/create-editor.ts'
import { listEditors } from '../editors/list-editors.ts'
import { shanghaiDate } from '../time.ts'
import { COMMAND_LINE } from './acting-editor.ts'
import { type Command, type Given, type Outcome, required } from './command.ts'
import { readPassword } from './read-password.ts'
import { aligned } from './table.ts'

const roles = Object.entries(roleNames)
  .map(([role, name]) => `${role}(${name})`)
  .join('、')

export const userCommands: Command[] = [
  {
    name: 'user create',
    operands: [],
    options: {
      email: { value: 'E', required: true, help: '电子邮箱，也是登录名' },
      name: { value: 'N', required: true, help: '姓名' },
      role: { value: 'R', required: true, help: `角色：${roles}` },
      'password-stdin': { required: true, help: '从标准输入读密码（密码不写在命令行上）' },
    },
    help: '添加一位编辑',
    database: true,
    run: createUser,
  },
  { name: 'user list', operands: [], options: {}, help: '列出全部编辑', database: true, run: listUsers },
]

async function createUser(given: Given): Promise<Outcome> {
  const [email, name, role] = [required(given, 'email'), required(given, 'name'), required(given, 'role')]
  const created = await createEditor(COMMAND_LINE, { email, name, role, password: await readPassword() })
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
