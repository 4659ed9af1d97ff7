import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { db, pool } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { logs } from '#lib/logs.ts'
import { contactOf } from '#lib/parties/contact-of.ts'
import { keepParty } from '#lib/parties/keep-party.ts'
import { openSealedFile } from '#lib/parties/open-sealed-file.ts'
import { partiesOfContact } from '#lib/parties/parties-of-contact.ts'
import { sealedStorage } from '#lib/parties/sealed-storage.ts'
import { blindIndex } from '#lib/sealed/blind-index.ts'
import { resealColumn } from '#lib/sealed/reseal-column.ts'
import { seal, unseal } from '#lib/sealed/seal.ts'
import { currentKeys } from '#lib/sealed/seal-keys.ts'
import { sealedColumns } from '#lib/sealed/sealed-columns.ts'
import { warnOfUnknownKeys } from '#lib/sealed/warn-of-unknown-keys.ts'
import { aChiefEditor, aFederationReport } from '../../support/cast.ts'
import { aPdf } from '../../support/media-files.ts'
import { mediaFolder } from '../../support/media-folder.ts'
import { aClaimant, ouyang, someEvidence } from '../../support/parties.ts'
import { newSecret, oldSecret, withSecrets } from '../sealed/secrets.ts'
import { call, callJson } from './call.ts'

// Purpose: after a change of the secret one command makes the new one enough for everything that was sealed, and says what is not.

const folder = mediaFolder()
const contact = blindIndex.bind(null, 'contact')
const party = sealedColumns[0]

/** For whom the claimant acts. */
const agentFor = '佛山市图片社'

/** A case of the claimant with its receipt, and a work that he may not give notice of again. */
async function aCase(partyId: string): Promise<number> {
  const { id } = await aFederationReport()
  const [{ next } = { next: 0 }] = await db().$queryRaw<
    { next: number }[]
  >`SELECT nextval(pg_get_serial_sequence('rights_case', 'id'))::int AS next`
  const row = String(next)
  await db().rightsCase.create({
    data: {
      ...{ id: next, kind: 'copyright', demand: 'delete', isTruthStated: true, partyId },
      ...{ receiptHash: blindIndex('receipt', '7H2K'), claimantKey: contact(ouyang.email) },
      receiptSealed: seal({ table: 'rights_case', column: 'receipt_sealed', row }, '7H2K'),
      claimSealed: seal({ table: 'rights_case', column: 'claim_sealed', row }, '{"facts":"未经许可"}'),
    },
  })
  const bar = await db().barredWork.create({ data: { caseId: next, claimantCaseId: next, articleId: id } })
  const keyId = currentKeys().id
  await db().barredKey.createMany({
    data: [
      { barId: bar.id, purpose: 'contact', hash: contact(ouyang.phone), keyId },
      { barId: bar.id, purpose: 'holder', hash: blindIndex('name', ouyang.name), keyId },
      { barId: bar.id, purpose: 'agent', hash: blindIndex('name', agentFor), keyId },
    ],
  })
  return next
}

describe('seal rotate', () => {
  it('makes the new secret enough: texts, indexes, what holds the same index, files', async () => {
    withSecrets(oldSecret)
    const id = await aClaimant({ identity: { ...ouyang, agentFor } })
    const evidence = await someEvidence({ party: id })
    const caseId = await aCase(id)
    const { hash } = await db().sealedFile.findUniqueOrThrow({ where: { id: evidence } })
    withSecrets(newSecret, [oldSecret])
    const written = await aClaimant({ identity: { name: '张三', email: 'zhang@example.cn' } })

    const before = await call(['seal', 'status'])
    expect(before).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/party\.identity +1 +1 +0\n/) })
    const { exitCode, printed } = await callJson(['seal', 'rotate'])
    expect({ exitCode, printed }).toMatchObject({
      exitCode: 0,
      printed: { texts: 4, files: 1, unreadable: 0 },
    })
    expect(await callJson(['seal', 'rotate']), 'once').toMatchObject({ printed: { texts: 0, files: 0 } })

    withSecrets(newSecret)
    expect(await contactOf(id)).toMatchObject({ name: ouyang.name })
    expect(await contactOf(written)).toMatchObject({ name: '张三' })
    for (const spelling of [ouyang.email, '+86 13800138000'])
      expect(await partiesOfContact(db(), spelling)).toEqual([id])
    const opened = await openSealedFile(await aChiefEditor(), evidence, { why: '核对' })
    expect([opened.name, Buffer.concat(await opened.stream.toArray())]).toEqual([
      '欧阳敏仪的身份证.pdf',
      aPdf(),
    ])
    const file = await db().sealedFile.findUniqueOrThrow({ where: { id: evidence } })
    expect(file).toMatchObject({ previousHashes: [hash] })
    expect([await sealedStorage().head(hash), await sealedStorage().head(file.hash)]).toEqual([
      null,
      { bytes: Number(file.sealedBytes) },
    ])
    const row = await db().rightsCase.findUniqueOrThrow({ where: { id: caseId } })
    expect(
      unseal({ table: 'rights_case', column: 'receipt_sealed', row: String(caseId) }, row.receiptSealed),
    ).toBe('7H2K')
    expect(row).toMatchObject({
      ...{ receiptHash: blindIndex('receipt', '7H2K'), claimantKey: contact(ouyang.email) },
    })
    const keyId = currentKeys().id
    expect(await db().barredKey.findMany({ orderBy: { purpose: 'asc' } })).toMatchObject([
      { hash: contact(ouyang.phone), keyId },
      { hash: blindIndex('name', ouyang.name), keyId },
      { hash: blindIndex('name', agentFor), keyId },
    ])
    expect(await call(['seal', 'status'])).toMatchObject({
      exitCode: 0,
      stdout: expect.not.stringMatching(/ [1-9]\d* +0\n/),
    })
    expect(await db().auditEntry.findMany({ where: { event: 'seal_rotated' } })).toMatchObject([
      { subject: 'seal', subjectId: printed.key, details: { texts: 4, files: 1, unreadable: 0 } },
    ])
  })

  it('leaves and names what it cannot read, and is not stopped by it', async () => {
    withSecrets('a-secret-that-was-lost-long-ago-in-2024')
    const [lost, lostFile] = [await aClaimant(), await someEvidence({ until: new Date(Date.now() + 9e6) })]
    withSecrets(oldSecret)
    const [changed, whole] = [await aClaimant(), await aClaimant()]
    await pool().query(
      "UPDATE party SET identity = left(identity, -1) || CASE right(identity, 1) WHEN 'A' THEN 'B' ELSE 'A' END WHERE id = $1",
      [changed],
    )
    withSecrets(newSecret, [oldSecret])
    const told = await call(['seal', 'rotate'])
    expect(told).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('：1 段内容，0 个文件') })
    for (const id of [lost, changed, lostFile]) expect(told.stdout).toContain(id)
    expect(told.stdout).not.toContain(whole)
    expect(await call(['seal', 'status'])).toMatchObject({
      exitCode: 1,
      stdout: expect.stringMatching(/party\.identity +1 +1 +1\n[\s\S]*files +0 +0 +1\n/),
    })
  })

  it('goes on where it was interrupted, batch by batch, also while others write', async () => {
    withSecrets(oldSecret)
    const ids: string[] = []
    const given = { role: 'claimant', identity: { name: '张三' }, until: new Date(Date.now() + 9e6) } as const
    await transaction(async (tx) => {
      for (let at = 0; at < 60; at++) ids.push(await keepParty(tx, given))
    })
    withSecrets(newSecret, [oldSecret])
    const aborter = new AbortController()
    const interrupted = resealColumn(party, { onRows: () => aborter.abort(), signal: aborter.signal })
    await expect(interrupted).rejects.toThrow('aborted')
    const [one, other] = await Promise.all([resealColumn(party), resealColumn(party)])
    expect([one.unreadable, other.unreadable, one.resealed + other.resealed]).toEqual([[], [], 10])
    withSecrets(newSecret)
    for (const id of ids) expect(await contactOf(id)).toMatchObject({ name: '张三' })
  })

  it('merges a bar that was made again meanwhile, instead of failing', async () => {
    withSecrets(oldSecret)
    const id = await aClaimant({ identity: { ...ouyang, agentFor } })
    await aCase(id)
    const [bar] = await db().barredWork.findMany()
    withSecrets(newSecret, [oldSecret])
    await db().barredKey.create({
      data: { barId: bar?.id ?? 0, purpose: 'contact', hash: contact(ouyang.phone), keyId: currentKeys().id },
    })
    expect(await resealColumn(party)).toMatchObject({ resealed: 1, unreadable: [] })
    expect(await db().barredKey.count({ where: { hash: contact(ouyang.phone) } })).toBe(1)
    expect(
      await db().barredKey.count({ where: { keyId: { not: currentKeys().id } } }),
      'nor the earlier one',
    ).toBe(0)
  })

  it('every listed column is there, with its key and its indexes', async () => {
    for (const { table, column, key, indexes } of sealedColumns) {
      const wanted = [`${table}.${column}`, `${table}.${key}`]
      for (const index of indexes) {
        if (index.column !== null) wanted.push(`${table}.${index.column}`)
        for (const copy of index.copies) wanted.push(`${copy.table}.${copy.column}`)
      }
      const { rows } = await pool().query(
        `SELECT count(*)::int AS count FROM information_schema.columns WHERE table_name || '.' || column_name = ANY ($1)`,
        [wanted],
      )
      expect(rows[0].count, wanted.join(' ')).toBe(new Set(wanted).size)
      await resealColumn({ table, column, key, indexes })
    }
  })
})

it('a file that is sealed anew is one that nobody can read with the new secret’s id and the old key', async () => {
  withSecrets(oldSecret)
  const evidence = await someEvidence({ until: new Date(Date.now() + 9e6) })
  const before = await db().sealedFile.findUniqueOrThrow({ where: { id: evidence } })
  const old = await readFile(join(folder.path(), 'media', 'sealed', before.hash.slice(0, 2), before.hash))
  withSecrets(newSecret, [oldSecret])
  await call(['seal', 'rotate'])
  const after = await db().sealedFile.findUniqueOrThrow({ where: { id: evidence } })
  const fresh = await readFile(join(folder.path(), 'media', 'sealed', after.hash.slice(0, 2), after.hash))
  expect(after.keyId).not.toBe(before.keyId)
  expect(fresh.subarray(4, 10)).not.toEqual(old.subarray(4, 10))
  expect(fresh.subarray(26)).not.toEqual(old.subarray(26))
})

it('a start says how many identities its secrets cannot read, and nothing where they can', async () => {
  const error = vi.spyOn(logs(), 'error').mockImplementation(() => {})
  withSecrets(oldSecret)
  await aCase(await aClaimant())
  withSecrets(newSecret, [oldSecret])
  await warnOfUnknownKeys()
  expect(error).not.toHaveBeenCalled()
  withSecrets(newSecret)
  await warnOfUnknownKeys()
  expect(error).toHaveBeenCalledExactlyOnceWith({ unknown: 3 }, expect.stringContaining('SECRET_PREVIOUS'))
})
