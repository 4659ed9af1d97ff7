import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db, pool } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { contactOf } from '#lib/parties/contact-of.ts'
import { deleteExpiredIdentities } from '#lib/parties/delete-expired-identities.ts'
import { extendParty } from '#lib/parties/extend-party.ts'
import { openParty } from '#lib/parties/open-party.ts'
import { partiesOfContact } from '#lib/parties/parties-of-contact.ts'
import { aChiefEditor, anAdmin, anEditor, aSystem } from '../../support/cast.ts'
import { aClaimant, ouyang, yesterday } from '../../support/parties.ts'
import { newSecret, oldSecret, withSecrets } from '../sealed/secrets.ts'

// Purpose: who somebody is stays sealed, is opened by few, each time on record, and is gone when its time has come.

const whole = { ...ouyang, isOrganisation: false, agentFor: null }
const entries = () => db().auditEntry.findMany({ orderBy: { id: 'asc' } })

/** Everything of the database that has anything of the text in it. */
async function rowsWith(text: string): Promise<string[]> {
  const { rows } = await pool().query(
    `SELECT table_name::text AS table, query_to_xml(format('SELECT * FROM %I', table_name), true, false, '')::text AS rows
     FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  )
  return rows.filter((row) => row.rows.includes(text)).map((row) => row.table)
}

/** A case of a claimant with a letter to each side, and the other side's counter-notice. */
async function aCaseOf(partyId: string, counter: string): Promise<number> {
  const [receiptHash, sealed] = [randomBytes(32), 'v1.abcdefgh.AAAA']
  const letter = (side: 'claimant' | 'contributor') => ({
    id: randomUUID(),
    side,
    isIncoming: false,
    textSealed: sealed,
  })
  const { id } = await db().rightsCase.create({
    data: {
      ...{ kind: 'copyright', demand: 'delete', isTruthStated: true, partyId },
      ...({ state: 'closed', outcome: 'rejected', closedAt: new Date() } as const),
      ...{ receiptHash, receiptSealed: sealed, claimSealed: sealed },
      messages: { create: [letter('claimant'), letter('contributor')] },
      counterNotices: {
        create: {
          ...{ id: randomUUID(), partyId: counter, claimSealed: sealed },
          ...{ receiptHash: randomBytes(32), receiptSealed: sealed },
        },
      },
    },
  })
  return id
}

describe('an identity', () => {
  it('is nowhere in the database as it was told, and comes back to who may open it', async () => {
    const id = await aClaimant()
    for (const part of [...Object.values(ouyang), '13800138000']) expect(await rowsWith(part)).toEqual([])
    for (const editor of [await aChiefEditor(), await anAdmin()])
      expect(await openParty(editor, id, { why: '核对权利证明' })).toEqual(whole)
    expect(await contactOf(id)).toEqual({ name: ouyang.name, email: ouyang.email, phone: ouyang.phone })
  })

  it.each<[string, object, string]>([
    ['no name', { name: ' ' }, 'name'],
    ['a made-up address', { email: 'ouyang' }, 'email'],
    ['a header in the address', { email: 'a@example.cn\r\nBcc: b@example.cn' }, 'email'],
    ['letters for a number', { phone: 'ring me' }, 'phone'],
    ['an endless address', { address: '乐'.repeat(301) }, 'address'],
  ])('with %s is refused by the field', async (_, wrong, field) => {
    await expect(aClaimant({ identity: { ...ouyang, ...wrong } })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { [field]: expect.any(String) },
    })
    expect(await db().party.count()).toBe(0)
  })
})

describe('opening one', () => {
  it('leaves who, when, why, for which case and whose, and nothing of what was read', async () => {
    const id = await aClaimant()
    const chief = await aChiefEditor()
    await openParty(chief, id, { why: '核对权利证明', about: { caseId: 118 } })
    const [entry, ...more] = await entries()
    expect(more).toEqual([])
    expect(entry).toMatchObject({
      ...{ event: 'identity_opened', subject: 'party', subjectId: id, editorId: chief.id, actor: chief.name },
      details: { why: '核对权利证明', role: 'claimant', caseId: 118 },
    })
  })

  it.each([
    ['forbidden', anEditor, '核对权利证明'],
    ['invalid-input', aChiefEditor, ''],
    ['invalid-input', aChiefEditor, '看'],
    ['invalid-input', aChiefEditor, '核对欧阳 敏仪的证明'],
    ['invalid-input', aChiefEditor, '打 138-0013-8000 核实'],
    ['invalid-input', aChiefEditor, '写信到OUYANG@example.cn'],
  ] as const)('is %s, by %o with “%s”, and then nothing is recorded', async (code, who, why) => {
    const id = await aClaimant()
    await expect(openParty(await who(), id, { why })).rejects.toMatchObject({ code })
    expect(await entries()).toEqual([])
  })

  it.each(['b7e1a3f0-1111-4222-8333-444455556666', '118', "' OR true --"])(
    'of nobody (%s) is not found',
    async (id) => {
      const opening = openParty(await aChiefEditor(), id, { why: '核对' })
      await expect(opening).rejects.toMatchObject({ code: 'not-found' })
    },
  )

  it('moved to another row it cannot be read, and the attempt leaves no entry that says it was', async () => {
    const [one, other] = [await aClaimant(), await aClaimant({ identity: { name: '张三' } })]
    await pool().query(
      'UPDATE party SET identity = (SELECT identity FROM party WHERE id = $1) WHERE id = $2',
      [one, other],
    )
    await expect(openParty(await aChiefEditor(), other, { why: '核对' })).rejects.toMatchObject({
      name: 'UnreadableSeal',
      message: expect.not.stringContaining(ouyang.name),
    })
    expect(await entries()).toEqual([])
  })
})

describe('the parties of a contact', () => {
  it('are found by address and by number in any spelling, newest first, also under an earlier secret', async () => {
    withSecrets(oldSecret)
    const first = await aClaimant()
    withSecrets(newSecret, [oldSecret])
    const second = await aClaimant({ identity: { name: '欧阳敏仪', phone: '+86 138-0013-8000' } })
    await aClaimant({ identity: { name: '欧阳敏仪', email: 'other@example.cn' } })
    expect(await partiesOfContact(db(), '13800138000')).toEqual([second, first])
    expect(await partiesOfContact(db(), 'OUYANG@example.cn')).toEqual([first])
    expect(await partiesOfContact(db(), 'nobody@example.cn')).toEqual([])
  })
})

describe('the expiry', () => {
  it('deletes what is known, keeps the empty row, tells how much and records whose', async () => {
    const [past, present] = [await aClaimant({ until: yesterday() }), await aClaimant()]
    expect(await deleteExpiredIdentities()).toEqual({ parties: 1, letters: 0, files: 0, erased: 0, bytes: 0 })
    expect(await deleteExpiredIdentities(), 'once').toMatchObject({ parties: 0 })
    expect(await db().party.findUniqueOrThrow({ where: { id: past } })).toMatchObject({
      ...{ role: 'claimant', identity: null, nameIndex: null, emailIndex: null, phoneIndex: null },
      deletedAt: expect.any(Date),
    })
    expect(await entries()).toMatchObject([
      {
        event: 'identities_deleted',
        subjectId: past,
        actor: '到期删除',
        details: { role: 'claimant', files: 0 },
      },
    ])
    expect(await contactOf(past)).toBeNull()
    expect(await partiesOfContact(db(), ouyang.email)).toEqual([present])
    const opening = openParty(await aChiefEditor(), past, { why: '核对' })
    await expect(opening).rejects.toMatchObject({ code: 'gone', message: expect.stringContaining('已于') })
  })

  it('takes the words of the letters that name them, and the statements; that there were any stays', async () => {
    const [claimant, contributor, other] = [
      await aClaimant({ until: yesterday() }),
      await aClaimant({ identity: { name: '李四' } }),
      await aClaimant({ identity: { name: '王五' } }),
    ]
    const [theirs, others] = [await aCaseOf(claimant, contributor), await aCaseOf(other, contributor)]
    const texts = (caseId: number) => db().caseMessage.count({ where: { caseId, textSealed: { not: null } } })
    expect(await deleteExpiredIdentities()).toMatchObject({ parties: 1, letters: 2 })
    expect([await texts(theirs), await texts(others), await db().caseMessage.count()]).toEqual([0, 2, 4])
    expect(await db().counterNotice.count({ where: { claimSealed: null } })).toBe(0)
    await pool().query("UPDATE party SET until = now() - interval '1 hour' WHERE id = $1", [contributor])
    expect(await deleteExpiredIdentities()).toMatchObject({ parties: 1, letters: 4 })
    expect([await texts(others), await db().counterNotice.count({ where: { claimSealed: null } })]).toEqual([
      0, 2,
    ])
  })

  it('works off as many as there are, and two at once delete each once', async () => {
    await transaction(async (tx) => {
      await tx.$executeRaw`
        INSERT INTO party (id, role, identity, until)
        SELECT gen_random_uuid(), 'contributor', 'v1.abcdefgh.AAAA', now() - interval '1 hour' FROM generate_series(1, 230)`
    })
    const [one, other] = await Promise.all([deleteExpiredIdentities(), deleteExpiredIdentities()])
    expect(one.parties + other.parties).toBe(230)
    expect(await db().party.count({ where: { deletedAt: null } })).toBe(0)
    expect(await db().auditEntry.count({ where: { event: 'identities_deleted' } })).toBe(230)
  })

  it('is moved later for a suit, never earlier, on record; what is deleted does not come back', async () => {
    const id = await aClaimant({ until: yesterday() })
    const later = new Date(Date.now() + 30 * 86_400_000)
    const extend = (until: Date, party = id) =>
      transaction((tx) => extendParty(tx, aSystem, party, { until, why: 'litigation_hold' }))
    await extend(later)
    await extend(new Date())
    expect(await deleteExpiredIdentities()).toMatchObject({ parties: 0 })
    expect((await db().party.findUniqueOrThrow({ where: { id } })).until).toEqual(later)
    expect(await entries()).toMatchObject([
      {
        event: 'party_extended',
        subjectId: id,
        details: { why: 'litigation_hold', until: later.toISOString() },
      },
    ])
    const gone = await aClaimant({ until: yesterday() })
    await deleteExpiredIdentities()
    await expect(extend(later, gone)).rejects.toMatchObject({ code: 'gone' })
    await expect(extend(later, 'nobody')).rejects.toMatchObject({ code: 'not-found' })
  })
})
