import { type Imported, importCollected } from '../imports/import-collected.ts'
import { type Command, type Given, type Outcome, required } from './command.ts'
import { readBounded } from './read-bounded.ts'

export const importCommands: Command[] = [
  {
    name: 'import collected',
    operands: ['FILE'],
    options: { city: { value: 'C', required: true, help: '归入哪个城市（地址名，如 lecong）' } },
    help: '导入一页收集的文章，作为转载发布',
    database: true,
    run: importPage,
  },
]

async function importPage(given: Given): Promise<Outcome> {
  const bytes = await readBounded(given.operands[0] ?? '')
  const imported = await importCollected(bytes, { city: required(given, 'city'), actor: '命令行导入' })
  return { json: imported, text: sentenceOf(imported) }
}

const policySaid = {
  first: '声明成为第 1 版声明。',
  same: '声明与现行版本相同。',
  differs: '页上的声明与现行版本不同，未改动现行声明。',
}

/** What an import did, for a person. */
export function sentenceOf({ articleId, created, status, policy }: Imported): string {
  if (created) return `已导入，文章编号 ${articleId}。${policySaid[policy]}`
  const down = status === 'taken_down' ? '它已下架，保持下架。' : ''
  return `这篇文章以前导入过，编号 ${articleId}；没有重复导入。${down}`
}
