import { migrate, resolveMigration } from '../db/migrate.ts'
import { schemaDiff } from '../db/schema-diff.ts'
import { DomainError } from '../errors.ts'
import { seed } from '../imports/seed.ts'
import { installJobs } from '../job-runner/install-jobs.ts'
import { type Command, command, type Given, type Outcome } from './command.ts'
import { databaseUrl } from './database-url.ts'
import { sentenceOf } from './import-report.ts'

export const databaseCommands: Command[] = [
  command({ name: 'db migrate', help: '把数据库迁移到这一版程序的结构', run: migrateDatabase }),
  command({
    name: 'db resolve',
    operands: ['NAME'],
    help: '把一个失败的迁移记为已撤回，下次启动再试',
    example: '20261124000000_first',
    run: resolveFailed,
  }),
  command({ name: 'db seed', help: '导入第一篇文章及其城市；做过则不再做', run: seedDatabase }),
  command({
    name: 'db diff',
    help: '比较数据库与 prisma/schema.prisma；不同则退出码为 1',
    run: diffDatabase,
  }),
]

async function migrateDatabase(): Promise<Outcome> {
  const applied = await migrate(databaseUrl())
  await installJobs(databaseUrl())
  return {
    json: { applied },
    text: applied.length > 0 ? `已迁移：${applied.join('、')}。` : '已是最新，无须迁移。',
  }
}

async function resolveFailed({ operands: [name = ''] }: Given): Promise<Outcome> {
  if (await resolveMigration(databaseUrl(), name))
    return { json: { resolved: name }, text: `已记为撤回：${name}。` }
  throw new DomainError('not-found', `没有失败的迁移“${name.slice(0, 60)}”。`)
}

async function seedDatabase(): Promise<Outcome> {
  await installJobs(databaseUrl())
  const imported = await seed()
  return { json: imported, text: sentenceOf(imported) }
}

async function diffDatabase(): Promise<Outcome> {
  const diff = await schemaDiff(databaseUrl())
  const same = diff === ''
  return {
    json: { same, diff },
    text: same ? '数据库与 schema.prisma 一致。' : diff,
    exitCode: same ? 0 : 1,
  }
}
