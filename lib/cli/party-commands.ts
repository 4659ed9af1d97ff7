import { type AuditEvent, auditEvents } from '../audit/events.ts'
import { caseNumber } from '../case-number.ts'
import { contributionNumber } from '../contributions/contribution-number.ts'
import { db } from '../db/client.ts'
import { DomainError } from '../errors.ts'
import { endKeeping } from '../parties/end-keeping.ts'
import { type FoundParty, findParties } from '../parties/find-parties.ts'
import { partyLog } from '../parties/party-log.ts'
import { chineseDate, shanghaiMinute } from '../time.ts'
import { actingAs, actingEditor } from './acting-editor.ts'
import {
  type Command,
  command,
  type Given,
  type Outcome,
  required,
  UsageError,
  wholeNumber,
} from './command.ts'
import { readLine } from './read-line.ts'
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
  command({
    name: 'party find',
    options: {
      as: actingAs,
      why: { value: 'T', required: true, help: '理由，留在操作记录里，不要写姓名和联系方式' },
    },
    help: '应本人请求，按标准输入上的一行邮箱或电话，找他的案件和稿件（《个人信息保护法》第四十五条）；不显示身份信息，留有记录',
    example: '--as liang@example.cn --why 本人来函查阅，已核实 < 联系方式.txt',
    run: find,
  }),
  command({
    name: 'party erase',
    options: {
      as: actingAs,
      why: { value: 'T', required: true, help: '理由，留在操作记录里，不要写姓名和联系方式' },
      case: { value: 'ID', help: '案件的编号' },
      side: { value: 'S', help: '案件的哪一方：claimant（投诉人）或 contributor（反通知人）；不写则投诉人' },
      contribution: { value: 'ID', help: '稿件的编号' },
    },
    help: '应本人要求提前删除他的身份信息、信件和证据（《个人信息保护法》第四十七条）：先核实是他本人；一小时内由程序删除',
    example: '--case 118 --as liang@example.cn --why 本人来函要求删除，已核实',
    run: erase,
  }),
]

async function erase(given: Given): Promise<Outcome> {
  const editor = await actingEditor(given)
  const { parties, about } = await partiesMeant(given)
  if (parties.length === 0) throw new DomainError('not-found', '没有保存这一方的身份信息。')
  for (const id of parties) await endKeeping(editor, id, { why: required(given, 'why'), about })
  return { json: { parties }, text: `已结束保存，一小时内由程序删除：${parties.join('、')}。` }
}

const roles: Record<FoundParty['role'], string> = {
  claimant: '投诉人',
  contributor: '投稿人',
  correspondent: '指出差错的人',
}

async function find(given: Given): Promise<Outcome> {
  const editor = await actingEditor(given)
  const contact = await readLine({ name: '邮箱或电话', field: 'contact' })
  const found = await findParties(editor, { contact, why: required(given, 'why') })
  const rows = found.map(({ id, role, cases, contributions, until }) => [
    roles[role],
    [...cases.map(caseNumber), ...contributions.map(contributionNumber)].join('、'),
    `保存至 ${chineseDate(until)}`,
    id,
  ])
  return { json: { found }, text: rows.length > 0 ? aligned(rows) : '没有找到。' }
}

/** Of a case or a contribution by its number. */
async function partiesMeant({ values }: Given) {
  if ((values.case === undefined) === (values.contribution === undefined))
    throw new UsageError('请写 --case 或者 --contribution，只写一个。')
  if (values.contribution !== undefined) {
    const contributionId = wholeNumber(values.contribution, '--contribution')
    const row = await db().contribution.findUnique({ where: { id: contributionId } })
    return { parties: row?.partyId ? [row.partyId] : [], about: { contributionId } }
  }
  const caseId = wholeNumber(values.case ?? '', '--case')
  const side = values.side ?? 'claimant'
  if (side !== 'claimant' && side !== 'contributor')
    throw new UsageError('--side 是 claimant 或者 contributor。')
  const rows =
    side === 'claimant'
      ? await db().rightsCase.findMany({ where: { id: caseId } })
      : await db().counterNotice.findMany({ where: { caseId } })
  return { parties: rows.flatMap(({ partyId }) => partyId ?? []), about: { caseId } }
}

async function show({ values }: Given): Promise<Outcome> {
  const entries = await partyLog(db(), {
    most: values.most === undefined ? MOST : wholeNumber(values.most, '--most'),
    ...(values.case === undefined ? {} : { caseId: wholeNumber(values.case, '--case') }),
  })
  const rows = entries.map(({ at, event, actor, caseId, why, party, files }) => [
    shanghaiMinute(at),
    actor,
    // Events of a newer version have no name here.
    auditEvents[event as AuditEvent] ?? event,
    caseId === null ? '' : caseNumber(caseId),
    party,
    why ?? (files === null ? '' : `文件 ${files} 个`),
  ])
  return { json: { entries }, text: rows.length > 0 ? aligned(rows) : '没有记录。' }
}
