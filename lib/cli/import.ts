import { appendFile, writeFile } from 'node:fs/promises'
import { systemActor } from '../actors/actor.ts'
import { backfillTextIdentities, countMissingTextIdentities } from '../imports/backfill-text-identities.ts'
import { collectedFiles } from '../imports/collected-files.ts'
import { importCollected, type ResolvedDestination, resolveDestination } from '../imports/import-collected.ts'
import { importFiles } from '../imports/import-files.ts'
import { readPageFile } from '../imports/read-page-file.ts'
import { installJobs } from '../job-runner/install-jobs.ts'
import { type Command, command, type Given, type Outcome, required } from './command.ts'
import { databaseUrl } from './database-url.ts'
import { countsOf, reportOf, sentenceOf, tableOf } from './import-report.ts'
import { Progress } from './progress.ts'

export const importCommands: Command[] = [
  command({
    name: 'import collected',
    operands: ['FILE...'],
    options: {
      city: { value: 'C', required: true, help: '归入哪个城市（地址名，如 lecong）' },
      report: { value: 'F', help: '把每个文件的结果写进这个文件：一行一个 JSON' },
    },
    help: '导入收集的文章，作为转载发布；可以给出多个文件和文件夹（取其中的 .txt）',
    example: '收集/一月 收集/二月 --city lecong --report 结果.jsonl',
    run: importPages,
  }),
]

const ACTOR = systemActor('命令行导入')

async function importPages(given: Given): Promise<Outcome> {
  await installJobs(databaseUrl())
  const city = required(given, 'city')
  const files = await collectedFiles(given.operands)
  await backfill()
  const [file = ''] = files
  if (files.length === 1 && given.operands[0] === file && given.values.report === undefined) {
    const imported = await importCollected(await readPageFile(file), { city, actor: ACTOR })
    return { json: imported, text: sentenceOf(imported) }
  }
  const to = await resolveDestination({ city, actor: ACTOR })
  const reports = await importAll(files, to, given.values.report)
  const counts = countsOf(reports)
  return { json: { ...counts, items: reports }, text: tableOf(reports), exitCode: counts.refused > 0 ? 1 : 0 }
}

/** The backfill of text identities, with its progress: with many articles it takes minutes, once. */
async function backfill(): Promise<void> {
  const total = await countMissingTextIdentities()
  if (total === 0) return
  const progress = new Progress('登记以前导入的文章')
  await backfillTextIdentities((done) => progress.at(done, total))
  progress.end()
}

/** Imports the files; a line of JSON a file is added to the report as soon as it is done. */
async function importAll(files: readonly string[], to: ResolvedDestination, reportFile: string | undefined) {
  if (reportFile !== undefined) await writeFile(reportFile, '')
  const progress = new Progress('导入')
  let done = 0
  const results = await importFiles(files, to, async (result) => {
    if (reportFile !== undefined) await appendFile(reportFile, `${JSON.stringify(reportOf(result))}\n`)
    done += 1
    progress.at(done, files.length)
  })
  progress.end()
  return results.map(reportOf)
}
