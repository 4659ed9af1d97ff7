import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { expect, it } from 'vitest'
import { publicKeys } from '#lib/case-bundle/bundle-keys.ts'
import { exportCase } from '#lib/case-bundle/export-case.ts'
import { verifyBundle } from '#lib/case-bundle/verify-bundle.ts'
import { receiptOfCounter } from '#lib/cases/case-receipts.ts'
import { readCaseForDesk } from '#lib/cases/desk-case.ts'
import { otherCases } from '#lib/cases/desk-other-cases.ts'
import { readCaseByReceipt } from '#lib/cases/published-case.ts'
import { readCounterNotice } from '#lib/cases/published-counter-notice.ts'
import { askContributor } from '#lib/contributions/ask-contributor.ts'
import { contributionByReceipt } from '#lib/contributions/contribution-by-receipt.ts'
import { db } from '#lib/db/client.ts'
import { openSealedFile } from '#lib/parties/open-sealed-file.ts'
import { resealColumn } from '#lib/sealed/reseal-column.ts'
import { unseal } from '#lib/sealed/seal.ts'
import { sealedColumns } from '#lib/sealed/sealed-columns.ts'
import {
  aForwardedCase,
  aNotice,
  answersBack,
  byMail,
  eventsOf,
  onPaper,
  theCase,
} from '../../support/case-cast.ts'
import { aChiefEditor, anEditor } from '../../support/cast.ts'
import { aContribution, seenContribution } from '../../support/contribution-cast.ts'
import { aPdf } from '../../support/media-files.ts'
import { mediaFolder } from '../../support/media-folder.ts'
import { someEvidence } from '../../support/parties.ts'
import { newSecret, oldSecret, withSecrets } from '../sealed/secrets.ts'
import { call, callJson } from './call.ts'

// Purpose: what a running portal has sealed, of every kind, serves everybody on after a change of the secret, and waits where it was forgotten.

const folder = mediaFolder()

/** A case that was forwarded by mail, answered, and restored with a bar; a contributor who was asked; a file; a bundle for a lawyer. */
async function aPortalInUse() {
  const made = await aForwardedCase()
  const { partyId } = await theCase(made.caseId)
  const evidence = await someEvidence({ party: partyId ?? '' })
  await onPaper(made.caseId)
  await answersBack(made.caseId)
  const asked = await aContribution({ fields: { title: '洗船的人' } })
  const question = '照片是谁拍的？'
  await byMail(async () =>
    askContributor(await anEditor(), { ...(await seenContribution(asked.id)), question }),
  )
  const counter = receiptOfCounter(await db().counterNotice.findFirstOrThrow())
  const bundle = join(folder.path(), 'case.zip')
  const { stream } = await exportCase(await anEditor(), { id: made.caseId })
  await pipeline(stream, createWriteStream(bundle))
  return { ...made, asked, evidence, counter, bundle }
}

type Portal = Awaited<ReturnType<typeof aPortalInUse>>

/** What everybody finds by what he has: his address, the editors' case, the file. */
async function foundBy({ caseId, receipt, counter, asked, evidence }: Portal) {
  const chief = await aChiefEditor()
  const file = await openSealedFile(chief, evidence, { why: '核对' })
  return {
    claimant: (await readCaseByReceipt(receipt))?.letters.every(({ text }) => text?.startsWith('您好')),
    contributor: (await readCounterNotice(counter))?.letters.every(({ text }) => text?.startsWith('您好')),
    asked: (await contributionByReceipt(asked.receipt))?.messages.map(({ text }) => text?.includes('谁拍的')),
    desk: (await readCaseForDesk(chief, caseId))?.claim?.works,
    file: Buffer.concat(await file.stream.toArray()).equals(aPdf()),
  }
}
const all = { claimant: true, contributor: true, asked: [true], desk: '《授旗》组照三幅', file: true }

/** Her second notice of the work is refused by its bar (条例 §17). */
async function isBarred({ articleId }: Portal): Promise<boolean> {
  return (await eventsOf((await aNotice([articleId])).caseId)).includes('reject-barred')
}

/** Every mail that waits still says something. */
async function waitingMails(): Promise<number> {
  const mails = await db().mail.findMany({ where: { text: { not: null } } })
  return mails.filter(({ id, text }) => unseal({ table: 'mail', column: 'text', row: id }, text ?? '') !== '')
    .length
}

it('serves everybody before, while and after it is rotated, and with the new secret alone from then on', async () => {
  withSecrets(oldSecret)
  const portal = await aPortalInUse()
  const mails = await waitingMails()
  expect([await foundBy(portal), mails > 1]).toEqual([all, true])

  withSecrets(newSecret, [oldSecret])
  expect([await foundBy(portal), await isBarred(portal), await waitingMails()]).toEqual([all, true, mails])
  const [counted] = [await callJson(['seal', 'status'])]
  const kinds: { place: string; earlier: number }[] = counted.printed.places
  expect(
    kinds.filter(({ earlier }) => earlier === 0),
    'each kind of what is sealed is there',
  ).toEqual([])
  // Interrupted after some of them.
  for (const column of sealedColumns.slice(2, 5)) await resealColumn(column)
  expect([await foundBy(portal), await isBarred(portal)]).toEqual([all, true])
  expect(await callJson(['seal', 'rotate'])).toMatchObject({ exitCode: 0, printed: { unreadable: 0 } })

  withSecrets(newSecret)
  const told = await callJson(['seal', 'status'])
  expect(told).toMatchObject({ exitCode: 0 })
  expect(told.printed.places.filter((one: { earlier: number }) => one.earlier > 0)).toEqual([])
  expect([await foundBy(portal), await isBarred(portal), await waitingMails()]).toEqual([all, true, mails])
  // Known again by a keyed hash alone, from before the change on.
  const others = await otherCases(await anEditor(), (await aNotice([portal.articleId])).caseId)
  expect(others.find(({ id }) => id === portal.caseId)).toMatchObject({ sameClaimant: true })
  const fresh = await aContribution({ fields: { title: '第三篇' } })
  const keys = await db().contribution.findMany({ distinct: ['contributorKey'] })
  expect([keys.length, fresh.id]).toEqual([1, 3])
  expect(await verifyBundle(portal.bundle, publicKeys())).toMatchObject({ isWhole: false })
  withSecrets(newSecret, [oldSecret])
  expect(await verifyBundle(portal.bundle, publicKeys())).toMatchObject({ isWhole: true })
}, 60_000)

it('loses nothing where the old secret is missing or wrong, says so, and goes on once it is there', async () => {
  withSecrets(oldSecret)
  const portal = await aPortalInUse()
  const sealed = () => db().$queryRaw`SELECT id, claim_sealed, receipt_sealed FROM rights_case ORDER BY id`
  const before = await sealed()
  for (const previous of [[], ['a-secret-that-was-typed-wrongly-in-2027']]) {
    withSecrets(newSecret, previous)
    expect(await readCaseByReceipt(portal.receipt)).toBeNull()
    await expect(readCaseForDesk(await aChiefEditor(), portal.caseId)).rejects.toMatchObject({
      ...{ name: 'UnreadableSeal', reason: 'unknown-key' },
    })
    expect(await call(['seal', 'rotate'])).toMatchObject({
      ...{
        exitCode: 1,
        stdout: expect.stringMatching(/：0 段内容，0 个文件。\n打不开[\s\S]*SECRET_PREVIOUS/),
      },
    })
    expect(await call(['seal', 'status'])).toMatchObject({ exitCode: 1 })
  }
  expect(await sealed()).toEqual(before)
  withSecrets(newSecret, [oldSecret])
  expect(await callJson(['seal', 'rotate'])).toMatchObject({ exitCode: 0, printed: { unreadable: 0 } })
  expect(await foundBy(portal)).toEqual(all)
}, 60_000)
