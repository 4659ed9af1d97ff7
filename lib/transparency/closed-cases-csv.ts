import Papa from 'papaparse'
import { caseNumber } from '../case-number.ts'
import { caseKinds } from '../cases/case-kinds.ts'
import { outcomeWording } from '../cases/outcome-words.ts'
import { shanghaiTimestamp } from '../time.ts'
import type { ClosedCase } from './closed-case.ts'
import { lumenNotice } from './lumen-notice.ts'

const HEADINGS = [
  ...['id', 'type', 'kind', '类别', 'date_received', 'date_complete', 'date_acted', 'date_closed'],
  ...[
    'action_taken',
    'outcome',
    '结果',
    'jurisdictions',
    'works',
    'counter_notices',
    'notice_published',
    'url',
  ],
]

/**
 * Closed cases as CSV (RFC 4180), a case a line, with a byte order mark, by which spreadsheets know UTF-8. Times are RFC 3339 in
 * Shanghai; several addresses stand behind each other with spaces between them.
 */
export function closedCasesCsv(cases: readonly ClosedCase[], siteUrl: string): string {
  const data = cases.map((one) => lineOf(one, siteUrl))
  return `\uFEFF${Papa.unparse({ fields: HEADINGS, data }, { newline: '\r\n', escapeFormulae: true })}\r\n`
}

function lineOf(one: ClosedCase, siteUrl: string): string[] {
  const notice = lumenNotice(one, siteUrl)
  const urls = notice.works.flatMap((work) => work.infringing_urls.map(({ url }) => url))
  return [
    ...[caseNumber(one.id), notice.type, one.kind, caseKinds[one.kind].name],
    ...[one.receivedAt, one.completeAt, one.actedAt, one.closedAt].map(timeOf),
    ...[one.action, one.outcome, outcomeWording(one.outcome, one.articles, one.kind)],
    ...[notice.jurisdictions.join(' '), urls.join(' '), String(one.counterNotices.length)],
    ...[timeOf(one.noticePublishedAt), notice.url],
  ]
}

const timeOf = (at: Date | null) => (at ? shanghaiTimestamp(at) : '')
