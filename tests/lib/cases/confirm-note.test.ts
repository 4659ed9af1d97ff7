import { expect, it } from 'vitest'
import { askForElements } from '#lib/cases/ask-for-elements.ts'
import { blockByOrder } from '#lib/cases/block-by-order.ts'
import { confirmNote } from '#lib/cases/confirm-note.ts'
import { registerNotice } from '#lib/cases/register-notice.ts'
import { rejectCase } from '#lib/cases/reject-case.ts'
import { removeCase } from '#lib/cases/remove-case.ts'
import { db } from '#lib/db/client.ts'
import { shanghaiMinute } from '#lib/time.ts'
import { aNotice, anAcceptedCase, pageOf, seenCase, theCase } from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anEditor, aVisitingStudent } from '../../support/cast.ts'
import { ouyang } from '../../support/parties.ts'

// Purpose: who calls himself by a word that editors need keeps nobody from giving a reason; it is on record who said that the note names
// nobody, and nothing that is published or sent to a side is let through by it.

const note = '没有附侵权的初步证据。'
const hostile = { ...ouyang, name: '侵权' }
const theNotice = async () => {
  const { id } = await aFederationReport()
  return aNotice([id], hostile)
}
const aSuspended = async () => anAcceptedCase([(await aFederationReport()).id], hostile)
const removing = async (caseId: number, text: string) =>
  removeCase(await aChiefEditor(), { ...(await seenCase(caseId)), note: text })
const confirmed = () => db().auditEntry.findMany({ where: { event: 'case_note_confirmed' } })
const confirmable = {
  code: 'invalid-input',
  message: '请修改标红的 1 项。',
  details: { isConfirmable: true },
}

it('a note with a word that is a name, too, goes in once an editor says that it names nobody, and that note alone', async () => {
  const { caseId } = await aSuspended()
  await expect(removing(caseId, note)).rejects.toMatchObject(confirmable)
  const editor = await anEditor()
  await confirmNote(editor, { id: caseId, note: ` ${note}` })
  await expect(removing(caseId, `${note}请补充侵权的情况。`)).rejects.toMatchObject(confirmable)
  await removing(caseId, note)
  const step = await db().caseStep.findFirstOrThrow({ where: { caseId, event: 'remove' } })
  expect(step.reason).toContain(note)
  const entries = await confirmed()
  expect(entries).toMatchObject([{ subject: 'case', subjectId: String(caseId), actor: editor.name }])
  expect(JSON.stringify(entries.map(({ details }) => details))).not.toContain('侵权')
})

it('of another case it says nothing, and of how somebody is reached or what leaves the newsroom nothing ever', async () => {
  const [first, second] = [
    await aFederationReport(),
    await aFederationReport({ sourceUrl: 'https://example.cn/lecong/2' }),
  ]
  const one = await anAcceptedCase([first.id], hostile)
  const other = await anAcceptedCase([second.id], hostile)
  const withTelephone = `侵权，${ouyang.phone}`
  for (const text of [note, withTelephone])
    await confirmNote(await anEditor(), { id: one.caseId, note: text })
  await expect(removing(other.caseId, note)).rejects.toMatchObject(confirmable)
  await expect(removing(one.caseId, withTelephone)).rejects.toMatchObject({
    ...{ code: 'invalid-input', details: {}, fields: { note: expect.stringContaining('换一种说法') } },
  })
  const order = { ...(await seenCase(one.caseId)), reference: '侵权办〔2026〕12 号', note }
  await confirmNote(await anEditor(), { id: one.caseId, note: order.reference })
  await expect(blockByOrder(await aChiefEditor(), order)).rejects.toMatchObject({
    ...{ code: 'invalid-input', details: {}, fields: { reference: expect.stringContaining('会公开') } },
  })
})

it('lets nothing through that a letter to a side says', async () => {
  const { caseId } = await theNotice()
  const editor = await anEditor()
  await confirmNote(editor, { id: caseId, note })
  const seen = { ...(await seenCase(caseId)), note }
  const refused = {
    ...{ code: 'invalid-input', details: {}, fields: { note: expect.stringContaining('告诉对方') } },
  }
  await expect(askForElements(editor, { ...seen, elements: ['evidence'] })).rejects.toMatchObject(refused)
  await expect(rejectCase(editor, { ...seen, reason: 'abuse' })).rejects.toMatchObject(refused)
})

it('a notice is registered with such a note, where its editor says so in the form', async () => {
  const { id } = await aFederationReport()
  const form = (isNoteConfirmed: boolean) => ({
    ...{ kind: 'copyright', demand: 'delete', isTruthStated: true, relation: 'self', ...hostile },
    ...{ works: '《授旗》组照三幅', statedUrls: [pageOf(id)], facts: '第二幅图片是我拍摄的。' },
    ...{
      proof: '底片',
      way: 'paper',
      receivedAt: shanghaiMinute(new Date()),
      key: 'b2c9d0f4-6f6e-4b7a-9a0e-2f4f3c1d5e6a',
    },
    ...{ note: '侵权通知，挂号信 XA 1234', isNoteConfirmed },
  })
  const editor = await anEditor()
  await expect(registerNotice(editor, form(false), [])).rejects.toMatchObject(confirmable)
  const { caseId } = await registerNotice(editor, form(true), [])
  expect((await theCase(caseId)).state).toBe('received')
  expect(await confirmed()).toMatchObject([{ subjectId: String(caseId) }])
})

it('is for who may accept a notice', async () => {
  const student = await aVisitingStudent()
  await expect(confirmNote(student, { id: 1, note })).rejects.toMatchObject({ code: 'forbidden' })
  expect(await confirmed()).toEqual([])
})
