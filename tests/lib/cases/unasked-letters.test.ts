import { expect, it } from 'vitest'
import { caseNumber } from '#lib/case-number.ts'
import { acceptCase } from '#lib/cases/accept-case.ts'
import { filledIn, letters } from '#lib/cases/letters.ts'
import { receiveCounterNotice } from '#lib/cases/receive-counter.ts'
import { recordCounterNotice } from '#lib/cases/record-counter.ts'
import { MOST_UNASKED_A_DAY } from '#lib/cases/unasked-letters.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { countSubmission } from '#lib/public-forms/count-submissions.ts'
import { type FormPurpose, purposeOf } from '#lib/public-forms/form-purposes.ts'
import {
  aForwardedCase,
  aNotice,
  aWholeCounter,
  byMail,
  counterReceipt,
  eventsOf,
  lettersOf,
  onPaper,
  seenCase,
} from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anEditor } from '../../support/cast.ts'
import { postedForm } from '../../support/public-forms.ts'

// Purpose: nobody has the portal fill a stranger's mailbox by typing his address into its forms.

const mails = () => db().mail.count({ where: { aboutCaseId: { not: null }, toPartyId: { not: null } } })

it('an address gets so many letters a day that no editor has asked for, and every letter of a case he took up', async () => {
  const { id } = await aFederationReport()
  const before = await mails()
  const one = () => byMail(() => aNotice([id], { proof: '', phone: null }))
  const first = await one()
  await db().mail.createMany({
    data: await manyMails(first.caseId, MOST_UNASKED_A_DAY - 2),
  })
  await one()
  expect(await mails()).toBe(before + MOST_UNASKED_A_DAY)
  const last = await one()
  expect(await mails(), 'it stands on its page alone').toBe(before + MOST_UNASKED_A_DAY)
  expect(await lettersOf(last.caseId)).toEqual(['missing'])
  const elsewhere = await byMail(() => aNotice([id], { email: 'he@example.cn', name: '何不同', proof: '' }))
  expect(await db().mail.count({ where: { aboutCaseId: elsewhere.caseId } })).toBe(1)
  const whole = await aNotice([id])
  await byMail(async () => acceptCase(await anEditor(), await seenCase(whole.caseId)))
  const after = await mails()
  await one()
  expect(await mails()).toBe(after + 1)
})

async function manyMails(aboutCaseId: number, count: number) {
  const { id: _, ...sent } = await db().mail.findFirstOrThrow({ where: { aboutCaseId } })
  return Array.from({ length: count }, () => ({ ...sent, id: crypto.randomUUID() }))
}

it('a statement is answered by how it came itself, however the notice did', async () => {
  const { caseId } = await aForwardedCase()
  await onPaper(caseId)
  const receipt = await counterReceipt(caseId)
  const said = { works: '', facts: '', proof: '', email: 'victim@third.test' }
  const fields = (more: object) => aWholeCounter({ ...said, ...more })
  const state = (more = {}) =>
    byMail(() => transaction((tx) => receiveCounterNotice(tx, receipt, { fields: fields(more), files: [] })))
  const asked = () => db().mail.count({ where: { subject: letterSubject('counter_missing', caseId) } })
  await state()
  expect(await asked()).toBe(1)
  const { id: _, ...sent } = await db().mail.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
  await db().mail.createMany({
    data: Array.from({ length: MOST_UNASKED_A_DAY }, () => ({
      ...{ ...sent, id: crypto.randomUUID(), subject: '' },
    })),
  })
  await state({ works: '龙舟鼓响' })
  expect(await asked(), 'a form writes to whoever is named in it').toBe(1)
  const entered = { ...(await seenCase(caseId)), ...fields({ facts: '都是我自己写的。' }) }
  await byMail(async () => recordCounterNotice(await aChiefEditor(), entered))
  expect(await asked(), 'an editor has the paper before him').toBe(2)
})

const letterSubject = (letter: 'counter_missing', caseId: number) =>
  filledIn(letters[letter].subject, { caseNumber: caseNumber(caseId) })

it('statements that bring nothing new write no letter, and there is an end to them', async () => {
  const { caseId } = await aForwardedCase()
  const receipt = await counterReceipt(caseId)
  const nothing = {
    works: '',
    facts: '',
    proof: '',
    isTruthStated: false,
    name: '',
    phone: null,
    address: null,
  }
  const fields = aWholeCounter({ ...nothing, email: 'victim@third.test' })
  const state = () =>
    byMail(() => transaction((tx) => receiveCounterNotice(tx, receipt, { fields, files: [] })))
  for (let sent = 0; sent < 3; sent++) await state()
  expect((await lettersOf(caseId)).filter((letter) => letter === 'counter_missing')).toHaveLength(1)
  const [step] = await db().caseStep.findMany({ where: { event: 'receive-incomplete-counter' } })
  if (!step) throw new Error('no step')
  const { id: _, ...said } = step
  await db().caseStep.createMany({ data: Array.from({ length: 97 }, () => ({ ...said, details: {} })) })
  await expect(state()).rejects.toMatchObject({ code: 'too-many' })
  expect((await eventsOf(caseId)).filter((event) => event === step.event)).toHaveLength(100)
})

it('a contact has one limit in notices, answers and counter-notices', async () => {
  const now = new Date('2026-11-28T12:20:00+08:00')
  const send = async (purpose: FormPurpose) =>
    countSubmission(await postedForm(purpose, { email: 'victim@third.test' }, { address: '127.0.0.1' }), now)
  const { hour } = purposeOf('complaint').perContact
  const purposes = ['complaint', 'case_reply', 'counter_notice'] as const
  for (let sent = 0; sent < hour; sent++) await send(purposes[sent % 3] ?? 'complaint')
  for (const purpose of purposes) await expect(send(purpose)).rejects.toMatchObject({ code: 'too-many' })
})

it.each(['received', 'missing', 'correction_received', 'counter_missing'] as const)(
  'the letter %s tells a stranger that he may leave it alone',
  (letter) => expect(letters[letter].text).toContain('是别人填错了邮箱，请不要理会'),
)
