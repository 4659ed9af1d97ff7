import { randomBytes, randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { POST as caseReply } from '#app/(reader)/cases/[receipt]/route.tsx'
import { POST as contributionReply } from '#app/(reader)/contributions/[receipt]/route.tsx'
import { POST as counterReply } from '#app/(reader)/counter-notices/[receipt]/route.tsx'
import { answerNotice } from '#lib/cases/answer-notice.ts'
import { answerFieldsSchema } from '#lib/cases/notice-fields.ts'
import { receiveCounterNotice } from '#lib/cases/receive-counter.ts'
import { checkClaimantsReply } from '#lib/cases/room-for-replies.ts'
import { receiveContributorMessage } from '#lib/cases/write-to-side.ts'
import { answerContribution } from '#lib/contributions/answer-contribution.ts'
import { checkAnswer } from '#lib/contributions/room-for-answers.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import type { FormPurpose } from '#lib/public-forms/form-purposes.ts'
import { newReceipt } from '#lib/receipts/receipt.ts'
import { seal } from '#lib/sealed/seal.ts'
import { aForwardedCase, aWholeCounter, counterReceipt, theCase } from '../../support/case-cast.ts'
import { aContribution, aGivenFile, inContributionState } from '../../support/contribution-cast.ts'
import { aPng } from '../../support/media-files.ts'
import { mediaFolder } from '../../support/media-folder.ts'
import { postedForm, sendForm } from '../../support/public-forms.ts'

// Purpose: nobody fills the disk with files that no case or contribution takes: they are refused before they are stored, and a
// side has room for so many.

const folder = mediaFolder()

it.each([
  ['case_reply', 'cases', caseReply, { message: '补充' }],
  ['counter_notice', 'counter-notices', counterReply, { act: 'state', works: '龙舟鼓响' }],
  ['counter_notice', 'counter-notices', counterReply, { act: 'write', message: '补充' }],
  ['contribution_reply', 'contributions', contributionReply, { act: 'answer', text: '补充' }],
] as const satisfies readonly [FormPurpose, ...unknown[]][])(
  'files that are sent to a receipt of nobody are not stored: %s',
  async (purpose, path, handler, texts) => {
    const receipt = newReceipt()
    const files = [{ field: 'files', name: '照片.png', bytes: await aPng() }]
    const posted = await postedForm(purpose, texts, { files })
    expect((await sendForm(handler, `/${path}/${receipt}`, posted, { receipt })).status).toBe(404)
    expect(await folder.files()).toBe(0)
  },
)

const sealedFiles = (partyId: string | null, count: number) =>
  db().sealedFile.createMany({
    data: Array.from({ length: count }, () => {
      const id = randomUUID()
      return {
        ...{ id, partyId, format: 'pdf', bytes: 9, sealedBytes: 9, keyId: 'k' },
        name: seal({ table: 'sealed_file', column: 'name', row: id }, '照片.pdf'),
        hash: randomBytes(32).toString('hex'),
      }
    }),
  })

it('a claimant has room for so many files, and for so many messages', async () => {
  const { caseId, receipt } = await aForwardedCase()
  const before = await db().sealedFile.count()
  await sealedFiles((await theCase(caseId)).partyId, 60 - before)
  await checkClaimantsReply(receipt, 0)
  await expect(checkClaimantsReply(receipt, 1)).rejects.toMatchObject({ code: 'too-many' })
  await db().caseMessage.createMany({
    data: Array.from({ length: 100 }, () => ({
      ...{ id: randomUUID(), caseId, side: 'claimant' as const, isIncoming: true },
    })),
  })
  await expect(checkClaimantsReply(receipt, 0)).rejects.toMatchObject({ code: 'too-many' })
  // A reply that was checked before the last one was written is refused as it is written.
  const fields = answerFieldsSchema.parse({ message: '补充' })
  const late = transaction((tx) => answerNotice(tx, receipt, { fields, files: [] }))
  await expect(late).rejects.toMatchObject({ code: 'too-many' })
})

it('a contributor has room for so many messages, also as they are written', async () => {
  const { caseId } = await aForwardedCase()
  const receipt = await counterReceipt(caseId)
  const write = () =>
    transaction((tx) => receiveContributorMessage(tx, receipt, { message: '补充', files: [] }))
  await write()
  await db().caseMessage.createMany({
    data: Array.from({ length: 99 }, () => ({
      ...{ id: randomUUID(), caseId, side: 'contributor' as const, isIncoming: true },
    })),
  })
  await expect(write()).rejects.toMatchObject({ code: 'too-many' })
  const whole = transaction((tx) => receiveCounterNotice(tx, receipt, { fields: aWholeCounter(), files: [] }))
  await expect(whole).rejects.toMatchObject({ code: 'too-many' })
})

it('a contribution that is decided takes no files, and an open one so many', async () => {
  const { receipt } = await inContributionState.declined()
  await expect(checkAnswer(receipt, { files: 1, proofs: 0 })).rejects.toMatchObject({ code: 'wrong-state' })
  const open = await aContribution({ pictures: [await aGivenFile('船.png', await aPng())] })
  const { mediaIds } = await db().contribution.findUniqueOrThrow({ where: { id: open.id } })
  await db().contributionMessage.create({
    data: {
      ...{ id: randomUUID(), contributionId: open.id, isIncoming: true },
      mediaIds: Array<number>(54).fill(mediaIds[0] ?? 0),
    },
  })
  await checkAnswer(open.receipt, { files: 5, proofs: 12 })
  await expect(checkAnswer(open.receipt, { files: 6, proofs: 0 })).rejects.toMatchObject({
    fields: { files: '还可以附 5 个文件' },
  })
  const files = Array.from({ length: 6 }, () => ({ name: '船.png', prepared: { knownId: mediaIds[0] ?? 0 } }))
  const late = answerContribution(open.receipt, { key: randomUUID(), text: '补充', files, proofs: [] })
  await expect(late).rejects.toMatchObject({ code: 'too-many' })
  // Proofs of somebody whose identity was deleted would be kept for nobody: he is told.
  await db().contribution.update({ where: { id: open.id }, data: { partyId: null } })
  await expect(checkAnswer(open.receipt, { files: 0, proofs: 1 })).rejects.toMatchObject({
    ...{ code: 'gone', fields: { proofs: expect.stringContaining('身份信息已经删除') } },
  })
})
