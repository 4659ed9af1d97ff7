import { type AuditEvent, auditEvents } from '../audit/events.ts'
import { caseNumber } from '../case-number.ts'
import { db } from '../db/client.ts'
import { partyLog } from '../parties/party-log.ts'
import { shanghaiMinute } from '../time.ts'
import { type Command, command, type Given, type Outcome, wholeNumber } from './command.ts'
import { aligned } from './table.ts'

const MOST = 50

export const partyCommands: Command[] = [
  command({
    name: 'party log',
    options: {
      case: { value: 'ID', help: '只看这个案件的' },
      most: { value: 'N', help: `最多几条；不写则 ${MOST}` },
    },
    help: '谁在何时、为何查看、转送、延长或删除了当事人的身份信息和证据，最新的在前',
    example: '--case 118',
    run: show,
  }),
]

async function show({ values }: Given): Promise<Outcome> {
  const entries = await partyLog(db(), {
    most: values.most === undefined ? MOST : wholeNumber(values.most, '--most'),
    ...(values.case === undefined ? {} : { caseId: wholeNumber(values.case, '--case') }),
  })
  const rows = entries.map(({ at, event, actor, caseId, why, party }) => [
    shanghaiMinute(at),
    actor,
    // Events of a newer version have no name here.
    auditEvents[event as AuditEvent] ?? event,
    caseId === null ? '' : caseNumber(caseId),
    party,
    why ?? '',
  ])
  return { json: { entries }, text: rows.length > 0 ? aligned(rows) : '没有记录。' }
}
