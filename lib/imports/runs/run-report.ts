import { type ItemPlace, itemsAfter } from './desk-runs.ts'
import { importOutcomes } from './run-states.ts'

const PAGE = 1_000
const HEADINGS = ['序号', '项目', '结果', '标题', '文章编号', '说明']

/** What became of each item of a run as CSV (RFC 4180), in pieces; with a byte order mark, by which Excel knows UTF-8. */
export async function* runReport(runId: number): AsyncGenerator<string> {
  yield `\uFEFF${lineOf(HEADINGS)}`
  let after: ItemPlace | null = null
  for (let rows = await page(); rows.length > 0; rows = await page()) {
    after = rows.at(-1) ?? after
    yield rows
      .map(({ position, key, outcome, title, articleId, reason }) =>
        lineOf([String(position), key, importOutcomes[outcome], title, String(articleId ?? ''), reason]),
      )
      .join('')
  }

  function page() {
    return itemsAfter(runId, after, PAGE)
  }
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(',')}\r\n`
}

/** A spreadsheet takes what begins with one of these signs for a formula. */
function harmless(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}
