import { open, readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { transaction } from '#lib/db/transaction.ts'
import { type Actor, systemActor } from '../actors/actor.ts'
import { type Origin, originNames } from '../articles/origin.ts'
import { cityIdBySlug } from '../cities/find-city.ts'
import { columnIdBySlug } from '../columns/find-column.ts'
import { DomainError } from '../errors.ts'
import { importers } from '../imports/importers.ts'
import { executeRun } from '../imports/runs/execute-run.ts'
import type { RunInput } from '../imports/runs/run-input.ts'
import { endRun } from '../imports/runs/run-progress.ts'
import { runReport } from '../imports/runs/run-report.ts'
import { type ImportKind, importKinds } from '../imports/runs/run-states.ts'
import { type RunSummary, runSummary, sentenceOfRun } from '../imports/runs/run-summary.ts'
import { enterRun } from '../imports/runs/start-run.ts'
import { installJobs } from '../job-runner/install-jobs.ts'
import { abortedOnSignal } from './abort-on-signal.ts'
import { actingEditor, readingAs } from './acting-editor.ts'
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
import { Progress } from './progress.ts'

type Kind = { files: RegExp | null; help: string; example: string; options?: Command['options'] }

const pages = { help: '连旧站的“页面”也作为文章导入' }
const site = { value: 'URL', help: '旧站的网址，用来取它自己的图片' }

const kinds: Record<ImportKind, Kind> = {
  url: { files: null, help: '导入网页上的文章，每个网址一篇', example: 'https://example.cn/news/1.html' },
  csv: { files: /\.(?:csv|tsv|txt)$/i, help: '导入表格（CSV）', example: '旧站文章.csv' },
  jsonl: { files: /\.(?:jsonl|ndjson)$/i, help: '导入 JSONL，每行一篇', example: '旧站文章.jsonl' },
  html: { files: /\.(?:html?|zip)$/i, help: '导入保存下来的网页，可以是文件夹或 zip', example: '保存的网页' },
  wxr: {
    files: /\.xml$/i,
    help: '导入 WordPress 的导出文件（WXR）',
    example: 'wordpress.xml',
    options: { pages },
  },
  ghost: {
    files: /\.json$/i,
    help: '导入 Ghost 的导出文件（JSON）',
    example: 'ghost.json',
    options: { site, pages },
  },
  docx: { files: /\.docx$/i, help: '导入 Word 文档，每个文件一篇', example: '稿件' },
}

/** `import url`, `import csv` and the others: each makes drafts, as a run that the desk shows, too. */
export const importRunCommands: Command[] = Object.entries(kinds).map(
  ([kind, { files, help, example, options }]) =>
    command({
      name: `import ${kind}`,
      operands: [files ? 'FILE...' : 'ADDRESS...'],
      options: {
        city: { value: 'C', required: true, help: '归入哪个城市（地址名）；文章自己写明的优先' },
        column: { value: 'K', help: '归入哪个栏目（地址名）' },
        origin: { value: 'O', help: `类型：${originList()}（默认 repost）` },
        limit: { value: 'N', help: '最多几篇' },
        'dry-run': { help: '只说会怎样，什么也不存' },
        as: readingAs,
        report: { value: 'F', help: '把每一篇的结果写进这个文件（CSV）' },
        ...options,
      },
      help: `${help}，存为草稿`,
      example: `${example} --city lecong --dry-run`,
      run: (given) => importAs(kind as ImportKind, given),
    }),
)

function originList(): string {
  return Object.entries(originNames)
    .map(([origin, name]) => `${origin}(${name})`)
    .join('、')
}

async function importAs(kind: ImportKind, given: Given): Promise<Outcome> {
  await installJobs(databaseUrl())
  const order = await orderOf(kind, given)
  const actor: Actor = given.values.as === undefined ? systemActor('命令行导入') : await actingEditor(given)
  const runId = await transaction((tx) => enterRun(tx, actor, order))
  await execute(runId)
  if (given.values.report !== undefined) await writeReport(runId, given.values.report)
  const summary = await runSummary(runId)
  const isWhole = summary.state === 'done' && summary.refused === 0
  return { json: summary, text: textOf(summary), exitCode: isWhole ? 0 : 1 }
}

function textOf(summary: RunSummary): string {
  return `${sentenceOfRun(summary)}\n每一篇的结果：编辑台 /admin/imports/${summary.id}`
}

async function orderOf(kind: ImportKind, given: Given) {
  const { column, origin = 'repost', limit } = given.values
  if (!isOrigin(origin)) throw new UsageError(`没有类型“${origin}”`)
  const cityId = await cityIdBySlug(required(given, 'city'))
  return {
    kind,
    name:
      given.operands.length > 1 ? `${given.operands[0]} 等 ${given.operands.length} 项` : given.operands[0],
    input: await inputOf(kind, given),
    cityId,
    columnId: column === undefined ? null : await columnIdBySlug(cityId, column),
    origin,
    isTrial: given.values.dryRun !== undefined,
    most: limit === undefined ? null : wholeNumber(limit, '--limit'),
  }
}

function isOrigin(text: string): text is Origin {
  return Object.hasOwn(originNames, text)
}

async function inputOf(kind: ImportKind, { operands, values }: Given): Promise<RunInput> {
  const { files } = kinds[kind]
  if (!files) return { addresses: [...operands] }
  const found = (await Promise.all(operands.map((path) => filesAt(path, files)))).flat()
  if (found.length === 0)
    throw new DomainError('invalid-input', `没有可以导入的${importKinds[kind]}文件：${operands.join(' ')}`)
  return {
    files: found,
    ...(values.site === undefined ? {} : { site: values.site }),
    ...(values.pages === undefined ? {} : { withPages: true }),
  }
}

/** A file stands for itself, a folder for all files of this kind in it and its subfolders, by name. */
async function filesAt(path: string, isMeant: RegExp): Promise<{ name: string; path: string }[]> {
  const isFolder = (await stat(path).catch(() => null))?.isDirectory() ?? false
  if (!isFolder) return [{ name: basename(path), path: resolve(path) }]
  const inside = await readdir(path, { recursive: true, withFileTypes: true })
  return (
    inside
      .filter((entry) => entry.isFile() && isMeant.test(entry.name) && !entry.name.startsWith('~$'))
      .map((entry) => resolve(join(entry.parentPath, entry.name)))
      // What a browser saved beside a page, frames among it.
      .filter((file) => !/(?:_files|\.files|_文件)[/\\]/i.test(file.slice(resolve(path).length)))
      .sort()
      .map((file) => ({ name: file.slice(resolve(path).length + 1), path: file }))
  )
}

/** Does the run here. Ctrl-C stops it; what it has made stays, and the desk can undo it. */
async function execute(runId: number): Promise<void> {
  const progress = new Progress('导入')
  const { signal, release } = abortedOnSignal()
  try {
    await executeRun(runId, {
      importers,
      signal,
      onProgress: ({ items, done, total }) => progress.items(items, total ? done / total : null),
    })
  } catch (error) {
    if (!signal.aborted) throw error
    await transaction((tx) => endRun(tx, runId, 'stopped'))
  } finally {
    progress.end()
    release()
  }
}

async function writeReport(runId: number, path: string): Promise<void> {
  await using file = await open(path, 'w')
  for await (const piece of runReport(runId)) await file.write(piece)
}
