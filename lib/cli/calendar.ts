import { readFile } from 'node:fs/promises'
import { enterCalendar } from '../cases/enter-calendar.ts'
import { db } from '../db/client.ts'
import { databaseNow } from '../db/database-now.ts'
import { OF_MANY_ARTICLES, transaction } from '../db/transaction.ts'
import { unreadableFile } from '../unreadable-file.ts'
import { calendarNotice } from '../working-days/calendar-notice.ts'
import { type CalendarYear, calendarYears } from '../working-days/calendar-years.ts'
import { parseCalendar } from '../working-days/parse-calendar.ts'
import { COMMAND_LINE } from './acting-editor.ts'
import { type Command, command, type Given, type Outcome } from './command.ts'
import { aligned } from './table.ts'

export const calendarCommands: Command[] = [
  command({ name: 'calendar show', help: '列出已知的工作日安排（国务院办公厅）', run: show }),
  command({
    name: 'calendar import',
    operands: ['CSV'],
    help: '录入一年的休息日和补班日，每行“2027-01-01,off”或“2027-02-06,work”；整年替换',
    example: '2027.csv',
    run: importFile,
  }),
]

async function show(): Promise<Outcome> {
  const [years, notice] = [await calendarYears(db()), await calendarNotice(db())]
  const rows = years.map(({ year, off, work, source }) => [
    `${year}年`,
    source === 'program' ? '程序自带' : '录入',
    `休 ${listed(off)}`,
    `班 ${listed(work)}`,
  ])
  const text = [aligned(rows), ...(notice ? [notice.sentence] : [])].join('\n')
  return { json: { years, notice }, text }
}

const listed = (days: CalendarYear['off']) => (days.length > 0 ? days.join(' ') : '无')

async function importFile({ operands: [path = ''] }: Given): Promise<Outcome> {
  const text = await readFile(path, 'utf8').catch((error) => {
    throw unreadableFile(error, path)
  })
  const entries = parseCalendar(text)
  const { years, extended } = await transaction(
    async (tx) => enterCalendar(tx, COMMAND_LINE, { entries, at: await databaseNow(tx) }),
    OF_MANY_ARTICLES,
  )
  const told = `已录入 ${years.join('、')} 年的 ${entries.length} 天。`
  const moved =
    extended > 0 ? `${extended} 个案件的期限按新的安排顺延，已告知有关各方。` : '没有案件的期限因此改变。'
  return { json: { years, days: entries.length, extended }, text: told + moved }
}
