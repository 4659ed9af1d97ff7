import { appendFile, writeFile } from 'node:fs/promises'
import { db } from '#lib/db/client.ts'
import { systemActor } from '../actors/actor.ts'
import { areEarlierTextsWaiting, enterEarlierTexts } from '../imports/enter-earlier-texts.ts'
import { importCollected, type OpenDestination, openDestination } from '../imports/import-collected.ts'
import { collectedFiles } from './collected-files.ts'
import { type Command, type Given, type Outcome, required } from './command.ts'
import { countsOf, type FileReport, refusedFile, sentenceOf, tableOf } from './import-report.ts'
import { Progress } from './progress.ts'
import { readBounded } from './read-bounded.ts'

export const importCommands: Command[] = [
  {
    name: 'import collected',
    operands: ['FILE...'],
    options: {
      city: { value: 'C', required: true, help: '归入哪个城市（地址名，如 lecong）' },
      report: { value: 'F', help: '把每个文件的结果写进这个文件：一行一个 JSON' },
    },
    help: '导入收集的文章，作为转载发布；可以给出多个文件和文件夹（取其中的 .txt）',
    database: true,
    run: importPages,
  },
]

const ACTOR = systemActor('命令行导入')
/** Node is the slow one: while the database works on a page, the next is read. */
const AT_ONCE = 4

async function importPages(given: Given): Promise<Outcome> {
  const city = required(given, 'city')
  const files = await collectedFiles(given.operands)
  await knowEarlierTexts()
  const [only] = files
  if (
    files.length === 1 &&
    only !== undefined &&
    given.operands[0] === only &&
    given.values.report === undefined
  ) {
    const imported = await importCollected(await readBounded(only), { city, actor: ACTOR })
    return { json: imported, text: sentenceOf(imported) }
  }
  const reports = await importAll(files, await openDestination({ city, actor: ACTOR }), given.values.report)
  const counts = countsOf(reports)
  return { json: { ...counts, items: reports }, text: tableOf(reports), exitCode: counts.refused > 0 ? 1 : 0 }
}

/** What an earlier version imported is known by its text from now on; with many articles this takes minutes, once. */
async function knowEarlierTexts(): Promise<void> {
  if (!(await areEarlierTextsWaiting())) return
  const total = await db().article.count({ where: { importDigest: { not: null } } })
  const progress = new Progress('登记以前导入的文章', total)
  await enterEarlierTexts((done) => progress.at(done))
  progress.end()
}

/** Imports file after file, a few at once; the first alone, so that it is the one whose 声明 becomes the policy. */
async function importAll(files: readonly string[], to: OpenDestination, reportFile: string | undefined) {
  if (reportFile !== undefined) await writeFile(reportFile, '')
  const progress = new Progress('导入', files.length)
  const reports: FileReport[] = []
  let next = 0
  let done = 0
  const work = async (most = files.length) => {
    for (let at = next++; at < most; at = next++) {
      const file = files[at] ?? ''
      const report = await importFile(file, to)
      reports[at] = report
      if (reportFile !== undefined) await appendFile(reportFile, `${JSON.stringify(report)}\n`)
      done += 1
      progress.at(done)
    }
  }
  await work(1)
  next = 1
  await Promise.all(Array.from({ length: AT_ONCE }, () => work()))
  progress.end()
  return reports
}

async function importFile(file: string, to: OpenDestination): Promise<FileReport> {
  try {
    return { file, imported: await importCollected(await readBounded(file), to) }
  } catch (error) {
    return refusedFile(file, error)
  }
}
