import type { ArticleStatus } from '../articles/status.ts'
import type { Imported } from '../imports/import-collected.ts'
import type { FileResult } from '../imports/import-files.ts'
import { type Refusal, refusalOf } from './refusal.ts'
import { aligned } from './table.ts'

/** The result for one file, as `--json` and `--report` give it. */
export type FileReport = { file: string } & ({ imported: Imported } | { refused: Refusal })

const policySentences = {
  first: '声明成为第 1 版声明。',
  same: '声明与现行版本相同。',
  differs: '页上的声明与现行版本不同，未改动现行声明。',
  none: '页上没有声明。',
}

const keptAway: Partial<Record<ArticleStatus, string>> = {
  suspended: '它已暂停展示，仍不展示。',
  taken_down: '它已下架，保持下架。',
}

/** The result of an import as a sentence. */
export function sentenceOf(imported: Imported): string {
  const { articleId, created, status, policy, viewsAdded = 0, notUnderstood = [] } = imported
  const left = notUnderstood.map(({ line, text }) => `第 ${line} 行的“${text}”没有读懂，未收入。`).join('')
  if (created) return `已导入，文章编号 ${articleId}。${policySentences[policy]}${left}`
  const views =
    viewsAdded > 0
      ? `人气增加 ${viewsAdded}。`
      : viewsAdded < 0
        ? `页上的人气比已记的少 ${-viewsAdded}，未改动。`
        : ''
  return `已有这篇文章，编号 ${articleId}；没有重复导入。${views}${keptAway[status] ?? ''}${left}`
}

/** A result as it is reported: the refusal without what is not for printing. */
export function reportOf(result: FileResult): FileReport {
  if ('imported' in result) return result
  const { code, message } = result.refused
  return { file: result.file, refused: refusalOf(result.refused) ?? { code, message } }
}

/** The number of files by result. */
export function countsOf(reports: readonly FileReport[]) {
  const imported = reports.flatMap((one) => ('imported' in one ? [one.imported] : []))
  const created = imported.filter(({ created }) => created).length
  const raised = imported.filter(({ viewsAdded = 0 }) => viewsAdded > 0).length
  return {
    files: reports.length,
    created,
    known: imported.length - created,
    raised,
    refused: reports.length - imported.length,
  }
}

/** A table with a line a file, and the totals. */
export function tableOf(reports: readonly FileReport[]): string {
  const rows = reports.map((one) =>
    'imported' in one
      ? [
          one.file,
          one.imported.created ? '已导入' : '已有',
          String(one.imported.articleId),
          noteOf(one.imported),
        ]
      : [one.file, '被拒绝', '', one.refused.message],
  )
  const { files, created, known, raised, refused } = countsOf(reports)
  const sum = `共 ${files} 个文件：导入 ${created}，已有 ${known}（其中人气增加 ${raised}），被拒绝 ${refused}。`
  return [aligned(rows), '', sum].join('\n')
}

function noteOf(imported: Imported): string {
  return sentenceOf(imported).replace(/^[^。]*。/, '')
}
