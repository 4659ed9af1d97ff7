import { basename } from 'node:path'
import type { Editor } from '../actors/editor.ts'
import { transaction } from '../db/transaction.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { installJobs } from '../job-runner/install-jobs.ts'
import { addMedia } from '../media/add-media.ts'
import { addSource } from '../sources/add-source.ts'
import { listSources } from '../sources/list-sources.ts'
import { removeSource } from '../sources/remove-source.ts'
import { sourceBases } from '../sources/source-bases.ts'
import { nameKey } from '../sources/source-keys.ts'
import { unreadableFile } from '../unreadable-file.ts'
import { actingAs, actingEditor } from './acting-editor.ts'
import { type Command, command, type Given, type Outcome, required, wholeNumber } from './command.ts'
import { databaseUrl } from './database-url.ts'
import { aligned } from './table.ts'

export const sourceCommands: Command[] = [
  command({
    name: 'sources list',
    options: { as: actingAs },
    help: '列出可以转载的来源',
    example: '--as liang@example.cn',
    run: show,
  }),
  command({
    name: 'sources add',
    options: {
      as: actingAs,
      name: { value: 'N', required: true, help: '来源的名称' },
      basis: { value: 'B', required: true, help: `依据：${basisList()}` },
      alias: { value: 'A', help: '别名，几个之间用逗号' },
      host: { value: 'H', help: '它的网站（域名），几个之间用逗号' },
      expires: { value: 'D', help: '依据的最后一天（2027-12-31）；不写则长期' },
      note: { value: 'T', help: '说明' },
      'rights-email': { value: 'E', help: '权利事务联系邮箱：转载的稿件被投诉时告知来源' },
      evidence: { value: 'F', help: '依据文件，存进媒体库' },
    },
    help: '把一个来源列入可以转载的名单',
    example:
      '--name 乐从发布 --basis agreement --expires 2027-12-31 --evidence 协议.pdf --as liang@example.cn',
    run: add,
  }),
  command({
    name: 'sources remove',
    options: { as: actingAs, name: { value: 'N', required: true, help: '来源的名称' } },
    help: '把一个来源移出名单',
    example: '--name 乐从发布 --as liang@example.cn',
    run: remove,
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

function basisList(): string {
  return Object.entries(sourceBases)
    .map(([basis, name]) => `${basis}(${name})`)
    .join('、')
}

async function add(given: Given): Promise<Outcome> {
  const editor = await actingEditor(given)
  const { name, basis, alias, host, note, expires: expiresOn, evidence, rightsEmail } = given.values
  const told = { name, basis, note, expiresOn, rightsEmail, aliases: listed(alias), hosts: listed(host) }
  permit(editor, 'source.keep')
  const evidenceId = evidence === undefined ? null : await storedEvidence(editor, evidence)
  const { id } = await addSource(editor, { ...told, evidenceId })
  return { json: { id, name, evidenceId }, text: `已把“${name}”列入可以转载的来源。` }
}

const listed = (text = '') => text.split(/[,，、]/).filter((one) => one.trim() !== '')

async function storedEvidence(editor: Editor, path: string): Promise<number> {
  await installJobs(databaseUrl())
  const { prepareMedia } = await import('../media/prepare-media.ts')
  const prepared = await prepareMedia({ path, name: basename(path) }).catch((error) => {
    throw unreadableFile(error, path)
  })
  return (await transaction((tx) => addMedia(tx, editor, prepared))).id
}

async function remove(given: Given): Promise<Outcome> {
  const editor = await actingEditor(given)
  const name = required(given, 'name')
  const source = (await listSources(editor)).find((one) => nameKey(one.name) === nameKey(name))
  if (!source) throw new DomainError('not-found', `名单里没有来源“${name}”。`)
  await removeSource(editor, source)
  return { json: { id: source.id, name: source.name }, text: `已把“${source.name}”移出名单。` }
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
