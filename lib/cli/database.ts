import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { config } from '../config.ts'
import { migrate, resolveMigration } from '../db/migrate.ts'
import { openSchemaEngine } from '../db/schema-engine.ts'
import { DomainError } from '../errors.ts'
import { seed } from '../imports/seed.ts'
import type { Command, Given, Outcome } from './command.ts'
import { sentenceOf } from './import-report.ts'

const SCHEMA = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url))
const FOLDER = fileURLToPath(new URL('../../prisma', import.meta.url))

type Run = Command['run']

const command = (name: string, help: string, run: Run, operands: string[] = []): Command => ({
  name: `db ${name}`,
  operands,
  options: {},
  help,
  database: true,
  run,
})

export const databaseCommands: Command[] = [
  command('migrate', '把数据库迁移到这一版程序的结构', migrateDatabase),
  command('resolve', '把一个失败的迁移记为已撤回，下次启动再试', resolveFailed, ['NAME']),
  command('seed', '导入第一篇文章及其城市；做过则不再做', seedDatabase),
  command('diff', '比较数据库与 prisma/schema.prisma；不同则退出码为 1', diffDatabase),
]

async function migrateDatabase(): Promise<Outcome> {
  const applied = await migrate(databaseUrl())
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
  const imported = await seed()
  return { json: imported, text: sentenceOf(imported) }
}

async function diffDatabase(): Promise<Outcome> {
  const files = [{ path: SCHEMA, content: await readFile(SCHEMA, 'utf8') }]
  const { engine, close } = await openSchemaEngine(databaseUrl(), [[SCHEMA, files[0]?.content ?? '']])
  try {
    const result = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: FOLDER },
      to: { tag: 'schemaDatamodel', files },
      script: false,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    })
    const diff = (result.stdout ?? '').trim()
    const same = result.exitCode === 0
    return {
      json: { same, diff },
      text: same ? '数据库与 schema.prisma 一致。' : diff,
      exitCode: same ? 0 : 1,
    }
  } finally {
    await close()
  }
}

function databaseUrl(): string {
  const url = config().databaseUrl
  if (url === undefined) throw new Error('a database command ran without a database')
  return url
}
