import { readFile } from 'node:fs/promises'
import { originNames } from '../articles/origin.ts'
import { DomainError } from '../errors.ts'
import { installJobs } from '../job-runner/install-jobs.ts'
import { versionsForDesk } from '../policies/desk-versions.ts'
import { type PolicyKind, policyKindNames, policyKinds } from '../policies/policy-kinds.ts'
import { sectionsOf } from '../policies/policy-sections.ts'
import { policyStates } from '../policies/policy-states.ts'
import { publishPolicy } from '../policies/publish-policy.ts'
import type { PolicyVersion } from '../policies/versions.ts'
import { withdrawPolicy } from '../policies/withdraw-policy.ts'
import { shanghaiMinute, shanghaiTimestamp } from '../time.ts'
import { unreadableFile } from '../unreadable-file.ts'
import { actingAs, actingEditor, readingEditor } from './acting-editor.ts'
import {
  type Command,
  command,
  type Given,
  type Outcome,
  required,
  UsageError,
  wholeNumber,
} from './command.ts'
import { databaseUrl } from './database-url.ts'
import { aligned } from './table.ts'

export const policyCommands: Command[] = [
  command({ name: 'policy list', help: '列出声明与规则的各个版本', run: list }),
  command({
    name: 'policy show',
    operands: ['POLICY'],
    options: { version: { value: 'N', help: '第几版；不写则现行的' } },
    help: '显示一个版本的文本',
    example: 'privacy --version 1',
    run: show,
  }),
  command({
    name: 'policy publish',
    operands: ['POLICY'],
    options: {
      as: actingAs,
      text: { value: 'F', required: true, help: '正文的文件（UTF-8）' },
      note: { value: 'T', required: true, help: '修改理由，读者看得到' },
      effective: { value: 'D', help: '生效时间（2027-01-01T00:00，北京时间）；不写则即时生效' },
      before: { value: 'N', help: '所依据的版本；不写则最新的' },
      origins: { value: 'O', help: '声明适用的来源，几个之间用逗号；不写则与前一版相同' },
      repost: { value: 'F', help: '转载另用的文本的文件' },
      contribution: { value: 'F', help: '投稿另用的文本的文件' },
      original: { value: 'F', help: '原创另用的文本的文件' },
    },
    help: '发布一个新的版本',
    example: 'privacy --text 隐私政策.txt --note 写明日志 --effective 2027-01-01T00:00 --as liang@example.cn',
    run: publish,
  }),
  command({
    name: 'policy withdraw',
    operands: ['POLICY'],
    options: {
      as: actingAs,
      version: { value: 'N', required: true, help: '第几版' },
      note: { value: 'T', required: true, help: '撤回理由' },
    },
    help: '撤回一个还没有生效的版本',
    example: 'privacy --version 2 --note 措辞不妥 --as liang@example.cn',
    run: withdraw,
  }),
]

async function list(given: Given): Promise<Outcome> {
  const versions = await versionsForDesk(await readingEditor(given), null)
  const rows = versions.map((one) => [
    ...[one.kind, policyKinds[one.kind].name, `第 ${one.version} 版`, policyStates[one.state]],
    ...[`${shanghaiMinute(one.effectiveAt)} 起`, one.actor, one.withdrawalNote ?? one.note],
  ])
  return { json: { items: versions.map(jsonOf) }, text: rows.length > 0 ? aligned(rows) : '还没有发布。' }
}

async function show(given: Given): Promise<Outcome> {
  const kind = kindOf(given)
  const versions = await versionsForDesk(await readingEditor(given), kind)
  const { version } = given.values
  const found =
    version === undefined ? versions.find(({ state }) => state === 'in_force') : versionOf(versions, version)
  if (!found) throw new DomainError('not-found', `${policyKinds[kind].name}没有现行的版本。`)
  const text = sectionsOf(found)
    .map(({ origins, text }) =>
      origins.length > 0 ? `【${origins.map(nameOf).join('、')}】\n${text}` : text,
    )
    .join('\n\n')
  const head = `${policyKinds[kind].name}，第 ${found.version} 版，${policyStates[found.state]}`
  return { json: jsonOf(found), text: `${head}\n\n${text}` }
}

async function publish(given: Given): Promise<Outcome> {
  const kind = kindOf(given)
  const editor = await actingEditor(given)
  const standing = (await versionsForDesk(editor, kind)).find(({ state }) => state !== 'withdrawn')
  const { effective = '', note, before, origins, repost, contribution, original } = given.values
  await installJobs(databaseUrl())
  const published = await publishPolicy(editor, {
    ...{ kind, note, effectiveAt: effective },
    before: before === undefined ? (standing?.version ?? 0) : wholeNumber(before, '--before'),
    origins: origins?.split(/[,，、]/) ?? standing?.origins ?? [],
    text: await textIn(required(given, 'text')),
    repostText: await ownText(repost),
    contributionText: await ownText(contribution),
    originalText: await ownText(original),
  })
  const from = shanghaiMinute(published.effectiveAt)
  const json = { ...published, kind, effectiveAt: shanghaiTimestamp(published.effectiveAt) }
  return { json, text: `已发布${policyKinds[kind].name}第 ${published.version} 版，${from} 起生效。` }
}

async function withdraw(given: Given): Promise<Outcome> {
  const kind = kindOf(given)
  const editor = await actingEditor(given)
  const found = versionOf(await versionsForDesk(editor, kind), required(given, 'version'))
  const withdrawn = await withdrawPolicy(editor, { id: found.id, note: given.values.note })
  return { json: withdrawn, text: `已撤回${policyKinds[kind].name}第 ${withdrawn.version} 版。` }
}

function kindOf({ operands: [given = ''] }: Given): PolicyKind {
  const kind = policyKindNames.find((one) => one === given)
  if (kind) return kind
  throw new UsageError(`种类应是 ${policyKindNames.join('、')} 之一，却是“${given.slice(0, 40)}”`)
}

function versionOf(versions: readonly PolicyVersion[], number: string): PolicyVersion {
  const version = wholeNumber(number, '--version')
  const found = versions.find((one) => one.version === version)
  if (!found) throw new DomainError('not-found', `没有第 ${version} 版。`)
  return found
}

const ownText = async (path: string | undefined) => (path === undefined ? null : textIn(path))

async function textIn(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw unreadableFile(error, path)
  }
}

const nameOf = (origin: PolicyVersion['origins'][number]) => originNames[origin]

function jsonOf({ publishedAt, effectiveAt, withdrawnAt, ...same }: PolicyVersion) {
  return {
    ...same,
    publishedAt: shanghaiTimestamp(publishedAt),
    effectiveAt: shanghaiTimestamp(effectiveAt),
    withdrawnAt: withdrawnAt && shanghaiTimestamp(withdrawnAt),
  }
}
