import { listSources } from '../sources/list-sources.ts'
import { sourceBases } from '../sources/source-bases.ts'
import { actingEditor } from './acting-editor.ts'
import { type Command, command, type Given, type Outcome, wholeNumber } from './command.ts'
import { aligned } from './table.ts'

const as = { value: 'E', required: true, help: '以哪位编辑的名义（电子邮箱）' }

export const sourceCommands: Command[] = [
  command({
    name: 'sources list',
    options: { as },
    help: '列出可以转载的来源',
    example: '--as liang@example.cn',
    run: show,
  }),
  command({
    name: 'sources check',
    options: {
      article: { value: 'ID', help: '只核查这一篇，不论是否到期' },
      most: { value: 'N', help: '最多核查几篇；不写则 120' },
    },
    help: '核查转载的原文是否还在',
    example: '--most 20',
    run: check,
  }),
]

async function show(given: Given): Promise<Outcome> {
  const items = await listSources(await actingEditor(given))
  const rows = items.map(({ name, basis, expiresOn, hosts }) => [
    name,
    sourceBases[basis],
    expiresOn ? `至 ${expiresOn}` : '长期',
    hosts.join('、'),
  ])
  return { json: { items }, text: rows.length > 0 ? aligned(rows) : '名单还是空的。' }
}

async function check({ values }: Given): Promise<Outcome> {
  const only = values.article === undefined ? {} : { only: wholeNumber(values.article, '--article') }
  const most = values.most === undefined ? {} : { most: wholeNumber(values.most, '--most') }
  const items: { article: number; address: string; state: string }[] = []
  // Its packages are large.
  const { watchOriginals } = await import('../source-watch/watch-originals.ts')
  await watchOriginals({
    ...only,
    ...most,
    onChecked: ({ id, address }, { state }) => items.push({ article: id, address, state }),
  })
  const rows = items.map(({ article, address, state }) => [String(article), states[state] ?? state, address])
  return { json: { items }, text: rows.length > 0 ? aligned(rows) : '没有到期要核查的转载。' }
}

const states: Readonly<Record<string, string>> = {
  standing: '还在',
  changed: '有较大改动',
  gone: '不在了',
  unreachable: '没有应答或出错',
}
