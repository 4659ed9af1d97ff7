import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { listCities } from '../cities/cities.ts'
import { markCitiesChanged } from '../cities/mark-changed.ts'
import { tagsOfNewCity } from '../cities/tags.ts'
import { DomainError } from '../errors.ts'
import { findCity } from '../imports/find-city.ts'
import { parseInput } from '../input.ts'
import { purgeTags } from '../page-cache/purge-tags.ts'
import { name } from '../text/fields.ts'
import type { Command, Given, Outcome } from './command.ts'
import { aligned } from './table.ts'

const slug = { value: 'S', required: true, help: '地址里的名字：小写字母、数字、连字符' }
const nameOption = { value: 'N', required: true, help: '屏幕上的名字' }

export const cityCommands: Command[] = [
  { name: 'city list', operands: [], options: {}, help: '列出城市及其栏目', database: true, run: showCities },
  {
    name: 'city create',
    operands: [],
    options: { slug, name: nameOption },
    help: '添加一个城市',
    database: true,
    run: createCity,
  },
  {
    name: 'column create',
    operands: [],
    options: { slug, name: nameOption, city: { value: 'C', help: '只属于这个城市；不写则各城市共用' } },
    help: '添加一个栏目',
    database: true,
    run: createColumn,
  },
]

const schema = z.object({
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '只能用小写字母、数字和连字符')
    .max(40, '最多 40 个字符'),
  name: name(20, '名字').pipe(z.string().min(1, '请填写名字')),
})

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
  const data = parseInput(schema, values)
  const city = await once(() =>
    transaction(async (tx) => {
      const made = await tx.city.create({ data, select: { id: true, slug: true, name: true } })
      // Last-Modified of every page of a city is that of its last change, and each names every city in its masthead.
      const cities = await tx.city.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
      await markCitiesChanged(
        tx,
        cities.map(({ id }) => id),
      )
      await purgeTags(tx, tagsOfNewCity(made.slug))
      return made
    }),
  )
  return { json: city, text: `已添加城市 ${city.name}(${city.slug})。` }
}

async function createColumn({ values }: Given): Promise<Outcome> {
  const data = parseInput(schema, values)
  const cityId = values.city === undefined ? null : await findCity(values.city)
  const column = await once(() =>
    transaction((tx) =>
      tx.column.create({ data: { ...data, cityId }, select: { id: true, slug: true, name: true } }),
    ),
  )
  return { json: { ...column, cityId }, text: `已添加栏目 ${column.name}(${column.slug})。` }
}

/** The unique index decides who was first. */
async function once<T>(create: () => Promise<T>): Promise<T> {
  try {
    return await create()
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      throw new DomainError('duplicate', '这个地址名或名字已经有了。')
    throw error
  }
}
