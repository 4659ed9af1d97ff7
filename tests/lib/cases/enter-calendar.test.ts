import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { answerNotice } from '#lib/cases/answer-notice.ts'
import { answerFieldsSchema } from '#lib/cases/notice-fields.ts'
import { resumePeriod } from '#lib/cases/resume-period.ts'
import { runCaseClocks } from '#lib/cases/run-case-clocks.ts'
import { db } from '#lib/db/client.ts'
import type { CaseClockKind } from '#lib/db/generated/enums.ts'
import { transaction } from '#lib/db/transaction.ts'
import {
  aForeignCase,
  aForwardedCase,
  anAcceptedCase,
  answersBack,
  DMCA_STATEMENTS,
  eventsOf,
  lettersOf,
  seenCase,
  setting,
  statusOf,
  textOf,
  theCase,
} from '../../support/case-cast.ts'
import { aFederationReport, anEditor } from '../../support/cast.ts'
import { mediaFolder } from '../../support/media-folder.ts'
import { callJson } from '../cli/call.ts'

// Purpose: no period ends on a day that turns out to be a holiday, and who has more time by it is told (民法典 §203).

const folder = mediaFolder()
const shanghai = (time: string) => new Date(`${time}:00+08:00`)

/** Made up for these tests, entered as the operator does it: New Year's Day on a Friday, and days that no period here reaches. */
async function enter2027() {
  const file = join(folder.path(), '2027.csv')
  const spring = ['02-05', '02-08', '02-09', '02-10', '02-11', '02-12']
  await writeFile(file, ['01-01', ...spring].map((day) => `2027-${day},off`).join('\n'))
  const { printed } = await callJson(['calendar', 'import', file])
  return printed
}

const runsUntil = (caseId: number, kind: CaseClockKind, end: string, start = '2026-11-20 10:00') =>
  db().caseClock.updateMany({
    where: { caseId, kind },
    data: { startedAt: shanghai(start), dueAt: shanghai(end) },
  })

const endOf = async (caseId: number, kind: CaseClockKind) =>
  (await db().caseClock.findFirstOrThrow({ where: { caseId, kind }, orderBy: { id: 'desc' } })).dueAt

const inform = { facts: '第二段不实', kind: 'reputation' } as const

it('an end on a day that is off by the entered calendar is the next working day’s, for both sides', async () => {
  const { caseId, articleId } = await aForwardedCase(inform)
  await answersBack(caseId)
  await runsUntil(caseId, 'reasonable_period', '2027-01-02 00:00')
  expect(await enter2027()).toMatchObject({ years: [2027], extended: 1 })
  expect(await endOf(caseId, 'reasonable_period')).toEqual(shanghai('2027-01-05 00:00'))
  const step = await db().caseStep.findFirstOrThrow({ where: { caseId, event: 'extend-by-calendar' } })
  expect(step).toMatchObject({
    law: '《民法典》第二百零三条',
    publicWording: '工作日安排公布后，期限顺延至 2027-01-05 00:00。',
  })
  for (const letter of ['period_extended', 'period_extended_to_contributor'])
    expect(await textOf(caseId, letter)).toContain('2027-01-05 00:00')
  await runCaseClocks({ at: shanghai('2027-01-04 23:59') })
  expect(await statusOf(articleId)).toBe('suspended')
  await runCaseClocks({ at: shanghai('2027-01-05 00:00') })
  expect(await statusOf(articleId)).toBe('published')
  expect(await enter2027(), 'once').toMatchObject({ extended: 0 })
})

it('a period that a letter has stopped runs on to the next working day, where its end has become a holiday', async () => {
  const { caseId, receipt } = await aForwardedCase(inform)
  await answersBack(caseId)
  await runsUntil(caseId, 'reasonable_period', '2027-01-02 00:00')
  const fields = answerFieldsSchema.parse({ message: '请问办到哪一步了' })
  await transaction((tx) => answerNotice(tx, receipt, { fields, files: [] }))
  expect(await enter2027()).toMatchObject({ extended: 0 })
  await resumePeriod(await anEditor(), { ...(await seenCase(caseId)), note: '只是询问' })
  expect(await endOf(caseId, 'reasonable_period')).toEqual(shanghai('2027-01-05 00:00'))
  expect(await textOf(caseId, 'period_resumed')).toContain('2027-01-05 00:00')
})

it('the contributor alone is told of his own time, and nobody of the newsroom’s', async () => {
  const { caseId } = await aForwardedCase(inform)
  await runsUntil(caseId, 'counter_silence', '2027-01-02 00:00')
  const ours = await anAcceptedCase([(await aFederationReport()).id], inform)
  await runsUntil(ours.caseId, 'decide_limit', '2027-01-02 00:00')
  const { version } = await theCase(ours.caseId)
  expect(await enter2027()).toMatchObject({ extended: 2 })
  expect((await lettersOf(caseId)).at(-1)).toBe('period_extended_to_contributor')
  expect(await lettersOf(caseId)).not.toContain('period_extended')
  expect(await endOf(ours.caseId, 'decide_limit')).toEqual(shanghai('2027-01-05 00:00'))
  expect(await lettersOf(ours.caseId)).not.toContain('period_extended')
  expect((await theCase(ours.caseId)).version).toBe(version + 1)
  const step = await db().caseStep.findFirstOrThrow({
    where: { caseId: ours.caseId, event: 'extend-by-calendar' },
  })
  expect(step.publicWording).toBeNull()
})

it('of the DMCA’s business days the same number is counted, whatever the setting says by now', async () => {
  const { caseId } = await aForeignCase()
  await answersBack(caseId, DMCA_STATEMENTS)
  const start = '2026-12-28 10:00'
  // 29, 30 and 31 December, 1, 4, 5, 6, 7, 8 and 11 January; then 12 to 15.
  await runsUntil(caseId, 'dmca_earliest', '2027-01-11 00:00', start)
  await runsUntil(caseId, 'dmca_latest', '2027-01-15 00:00', start)
  await setting('cases.dmca_latest_workdays', 12)
  await enter2027()
  expect(await endOf(caseId, 'dmca_earliest')).toEqual(shanghai('2027-01-12 00:00'))
  expect(await endOf(caseId, 'dmca_latest')).toEqual(shanghai('2027-01-18 00:00'))
  const steps = await db().caseStep.findMany({ where: { caseId, event: 'extend-by-calendar' } })
  expect(steps.map(({ law }) => law)).toEqual(['17 U.S.C. § 512(g)(2)(C)'])
})

it('what ends on a working day, or runs by the hour, is left as it is', async () => {
  const { caseId } = await aForwardedCase(inform)
  await runsUntil(caseId, 'counter_silence', '2027-01-01 00:00')
  expect(await enter2027()).toMatchObject({ extended: 0 })
  expect(await endOf(caseId, 'counter_silence')).toEqual(shanghai('2027-01-01 00:00'))
  expect(await eventsOf(caseId)).not.toContain('extend-by-calendar')
})
