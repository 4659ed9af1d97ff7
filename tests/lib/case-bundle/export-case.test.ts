import { createPublicKey } from 'node:crypto'
import { createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { publicKeyPem } from '#lib/case-bundle/bundle-keys.ts'
import { exportCase } from '#lib/case-bundle/export-case.ts'
import { verifyBundle } from '#lib/case-bundle/verify-bundle.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { db } from '#lib/db/client.ts'
import { LEFT_OUT } from '#lib/parties/without-identities.ts'
import { aForwardedCase, aNotice, answersBack, seenCase, theCase } from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anEditor } from '../../support/cast.ts'
import { CONTRIBUTOR } from '../../support/contribution-cast.ts'
import { aPdf } from '../../support/media-files.ts'
import { ouyang, someEvidence } from '../../support/parties.ts'
import { aFolder } from './bundle-cast.ts'

type Input = Parameters<typeof exportCase>[1]

/** A case of a suspended article with one file of evidence. */
async function aCaseWithEvidence(): Promise<number> {
  const { id } = await aFederationReport()
  const { caseId } = await aNotice([id], { facts: `第二幅图片是${ouyang.name}拍摄的。` })
  await someEvidence({ party: (await theCase(caseId)).partyId ?? '' })
  return caseId
}

async function exported(editor: Parameters<typeof exportCase>[0], input: Input) {
  const path = join(aFolder(), 'bundle.zip')
  const { fileName, stream } = await exportCase(editor, input)
  await pipeline(stream, createWriteStream(path))
  const verdict = await verifyBundle(path, [createPublicKey(publicKeyPem())])
  const parts = unzipSync(readFileSync(path))
  return { fileName, verdict, parts, bytes: readFileSync(path) }
}

const wordsOf = (parts: Record<string, Uint8Array>) =>
  Object.values(parts)
    .map((part) => Buffer.from(part).toString())
    .join('\n')

it('a case is exported whole, verifiable, the same bytes each time, and without identities', async () => {
  const id = await aCaseWithEvidence()
  const editor = await anEditor()
  const { fileName, verdict, parts, bytes } = await exported(editor, { id })
  expect(fileName).toBe(`case-C-000${id}.zip`)
  expect(verdict).toMatchObject({ isWhole: true, manifest: { identities: 'withheld', case: `C-000${id}` } })
  expect(Object.keys(parts)).toEqual([
    ...['说明.txt', 'case.json', '经过.txt', 'letters/001-致投诉人.txt'],
    ...['articles/1/article.json', 'articles/1/article.txt'],
    ...Array.from({ length: 2 }, (_, at) => `articles/1/revisions/00${at + 1}.json`),
    ...['public-key.pem', 'SHA256SUMS', 'manifest.json', 'manifest.sig'],
  ])
  for (const part of [ouyang.name, ouyang.email, ouyang.phone, ouyang.address])
    expect(wordsOf(parts)).not.toContain(part)
  expect(wordsOf(parts)).toContain('收到通知')
  expect((await exported(editor, { id })).bytes.equals(bytes)).toBe(true)
  const [entry] = await db().auditEntry.findMany({ where: { event: 'case_exported' } })
  expect(entry).toMatchObject({ subject: 'case', subjectId: String(id), details: { withIdentities: false } })
})

it('identities and evidence are in it for who may open them and says why, each opening recorded', async () => {
  const id = await aCaseWithEvidence()
  const chief = await aChiefEditor()
  const why = '交律师应诉'
  const { verdict, parts } = await exported(chief, { id, withIdentities: true, why })
  expect(verdict).toMatchObject({ isWhole: true, manifest: { identities: 'included' } })
  expect(Buffer.from(parts['evidence/01-claimant.pdf'] ?? [])).toEqual(aPdf())
  expect(Buffer.from(parts['identities.json'] ?? []).toString()).toContain(ouyang.address)
  expect(Buffer.from(parts['case.json'] ?? []).toString()).toContain(ouyang.name)
  const entries = await db().auditEntry.findMany({ where: { details: { path: ['why'], equals: why } } })
  expect(entries.map(({ event }) => event).sort()).toEqual([
    'case_exported',
    'evidence_opened',
    'identity_opened',
  ])
  await expect(exportCase(chief, { id, withIdentities: true, why: '' })).rejects.toMatchObject({
    code: 'invalid-input',
    fields: { why: expect.any(String) },
  })
  const editor = await anEditor()
  await expect(exportCase(editor, { id, withIdentities: true, why })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(exportCase(editor, { id: id + 1 })).rejects.toMatchObject({ code: 'not-found' })
  // Also once everything is deleted that an opening would ask a reason for.
  await db().rightsCase.updateMany({ data: { partyId: null } })
  await expect(exportCase(chief, { id, withIdentities: true, why: '' })).rejects.toMatchObject({
    code: 'invalid-input',
  })
})

it('a notice that was merged into it is there in a folder of its own, as the case is', async () => {
  const id = await aCaseWithEvidence()
  const other = { name: '何不同', email: 'he@example.cn', phone: '139 0013 9000', address: '广州市海珠区' }
  const { caseId } = await aNotice([1], { ...other, facts: `第三幅图片是${other.name}拍摄的。` })
  await someEvidence({ party: (await theCase(caseId)).partyId ?? '' })
  const editor = await anEditor()
  await mergeCases(editor, { ...(await seenCase(caseId)), intoId: id })
  const folder = `merged/C-000${caseId}`
  const plain = await exported(editor, { id })
  expect(plain.verdict).toMatchObject({ isWhole: true, problems: [] })
  expect(plain.verdict.manifest?.files.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      `${folder}/case.json`,
      `${folder}/经过.txt`,
      `${folder}/letters/002-致投诉人.txt`,
    ]),
  )
  expect(Buffer.from(plain.parts['说明.txt'] ?? []).toString()).toContain(`C-000${caseId}（${folder}/）`)
  expect(Buffer.from(plain.parts[`${folder}/case.json`] ?? []).toString()).toContain('第三幅图片是')
  for (const part of Object.values(other)) expect(wordsOf(plain.parts)).not.toContain(part)

  const why = '交律师应诉'
  const whole = await exported(await aChiefEditor(), { id, withIdentities: true, why })
  expect(whole.verdict).toMatchObject({ isWhole: true, problems: [] })
  expect(Buffer.from(whole.parts[`${folder}/identities.json`] ?? []).toString()).toContain(other.address)
  expect(Buffer.from(whole.parts[`${folder}/evidence/01-claimant.pdf`] ?? [])).toEqual(aPdf())
  const entries = await db().auditEntry.findMany({
    where: { subjectId: String(caseId), details: { path: ['why'], equals: why } },
  })
  expect(entries.map(({ event }) => event)).toContain('case_exported')
})

it('a statement that went to each claimant names its author on none of their records', async () => {
  const { caseId: id, articleId } = await aForwardedCase({ kind: 'reputation' })
  const { caseId } = await aNotice([articleId], {
    kind: 'reputation',
    name: '何不同',
    email: 'he@example.cn',
  })
  const editor = await anEditor()
  await mergeCases(editor, { ...(await seenCase(caseId)), intoId: id })
  await answersBack(id)
  const { parts } = await exported(editor, { id })
  const told = Buffer.from(parts[`merged/C-000${caseId}/letters/003-致投诉人.txt`] ?? []).toString()
  expect(told).toContain('文字和图片都是我自己写的')
  expect(told).toContain(LEFT_OUT)
  const own = await exported(editor, { id: caseId })
  for (const part of [CONTRIBUTOR.name, CONTRIBUTOR.email, ouyang.name, '何不同']) {
    expect(wordsOf(parts)).not.toContain(part)
    expect(wordsOf(own.parts)).not.toContain(part)
  }
})
