import { addCity } from '../cities/add-city.ts'
import { listCities } from '../cities/cities.ts'
import { addColumn } from '../columns/add-column.ts'
import { COMMAND_LINE } from './acting-editor.ts'
import { type Command, command, type Given, type Outcome } from './command.ts'
import { aligned } from './table.ts'

const slug = { value: 'S', required: true, help: '地址里的名字：小写字母、数字、连字符' }
const nameOption = { value: 'N', required: true, help: '屏幕上的名字' }

export const cityCommands: Command[] = [
  command({ name: 'city list', help: '列出城市及其栏目', run: showCities }),
  command({
    name: 'city create',
    options: { slug, name: nameOption },
    help: '添加一个城市',
    example: '--slug lecong --name 乐从',
    run: createCity,
  }),
  command({
    name: 'column create',
    options: { slug, name: nameOption, city: { value: 'C', help: '只属于这个城市；不写则各城市共用' } },
    help: '添加一个栏目',
    example: '--slug news --name 新闻',
    run: createColumn,
  }),
]

async function showCities(): Promise<Outcome> {
  const items = await listCities()
  const rows = items.map((city) => [
    city.slug,
    city.name,
    city.columns.map((column) => column.name).join('、'),
  ])
  return { json: { items }, text: rows.length > 0 ? aligned(rows) : '还没有城市。' }
}

async function createCity({ values }: Given): Promise<Outcome> {
  const city = await addCity(COMMAND_LINE, values)
  return { json: city, text: `已添加城市 ${city.name}(${city.slug})。` }
}

async function createColumn({ values }: Given): Promise<Outcome> {
  const column = await addColumn(COMMAND_LINE, values)
  return { json: column, text: `已添加栏目 ${column.name}(${column.slug})。` }
}
