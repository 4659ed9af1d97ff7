import { randomBytes, randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { POST as caseReply } from '#app/(reader)/cases/[receipt]/route.tsx'
import { POST as contributionReply } from '#app/(reader)/contributions/[receipt]/route.tsx'
import { POST as counterReply } from '#app/(reader)/counter-notices/[receipt]/route.tsx'
import { checkClaimantsReply } from '#lib/cases/room-for-replies.ts'
import { checkAnswer } from '#lib/contributions/room-for-answers.ts'
import { db } from '#lib/db/client.ts'
import type { FormPurpose } from '#lib/public-forms/form-purposes.ts'
import { newReceipt } from '#lib/receipts/receipt.ts'
import { seal } from '#lib/sealed/seal.ts'
import { aForwardedCase, theCase } from '../../support/case-cast.ts'
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
})
