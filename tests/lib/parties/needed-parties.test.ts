import { expect, it, vi } from 'vitest'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { acceptCase } from '#lib/cases/accept-case.ts'
import { askForElements } from '#lib/cases/ask-for-elements.ts'
import { blockByOrder } from '#lib/cases/block-by-order.ts'
import { forgetCases } from '#lib/cases/forget-cases.ts'
import { holdForLitigation } from '#lib/cases/hold-for-litigation.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { readClaim } from '#lib/cases/notice-claim-of-case.ts'
import { rejectCase } from '#lib/cases/reject-case.ts'
import { removeCase } from '#lib/cases/remove-case.ts'
import { db } from '#lib/db/client.ts'
import { deleteTheExpiredIdentities } from '#lib/job-runner/delete-expired-identities-job.ts'
import { logs } from '#lib/logs.ts'
import { endKeeping } from '#lib/parties/end-keeping.ts'
import { sealedStorage } from '#lib/parties/sealed-storage.ts'
import { blindIndex } from '#lib/sealed/blind-index.ts'
import { aNotice, anAcceptedCase, answersBack, byMail, seenCase, theCase } from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anEditor } from '../../support/cast.ts'
import { aPublishedContribution, CONTRIBUTOR, inContributionState } from '../../support/contribution-cast.ts'
import { mediaFolder } from '../../support/media-folder.ts'
import { someEvidence } from '../../support/parties.ts'

// Purpose: of every side of every case and contribution nothing is deleted while it is needed, and all of it once it is not.

mediaFolder()

const BARRED = 'barred@example.cn'
const reputation = { kind: 'reputation', facts: '第二段不实' } as const
const note = '核查以后决定'

/** A published contribution of few words, as what was removed does not come again by the same text. */
const published = () => aPublishedContribution({ text: `这是第 ${++made} 条龙舟，去年下水。` })
let made = 0

/** A case about such a one that was forwarded. */
async function forwarded(changes: Parameters<typeof aNotice>[1] = reputation): Promise<{ caseId: number }> {
  const { articleId } = await published()
  return byMail(() => anAcceptedCase([articleId], changes))
}

/** The same, answered. */
async function anAnsweredCase(): Promise<number> {
  const { caseId } = await forwarded()
  await answersBack(caseId)
  return caseId
}

/** A second notice about the same article, which goes on in that case. */
async function joinedTo(caseId: number): Promise<number> {
  const about = await db().caseArticle.findMany({ where: { caseId } })
  const articles = about.flatMap(({ articleId }) => articleId ?? [])
  const { caseId: joined } = await aNotice(articles, {
    ...reputation,
    email: 'joined@example.cn',
    phone: null,
  })
  await mergeCases(await anEditor(), { ...(await seenCase(joined)), intoId: caseId })
  return joined
}

const blocked = async (id: number) => {
  const order = { reference: '佛山市互联网信息办公室 佛网信办〔2026〕12 号', note }
  await blockByOrder(await aChiefEditor(), { ...(await seenCase(id)), ...order })
  return id
}

type Side = 'claimant' | 'counter-notifier' | 'contributor' | 'joined'
const all: Side[] = ['claimant', 'contributor', 'counter-notifier', 'joined']

/** How a case comes to stand so, and whose identity is kept then though its time is over. */
const casesToBe: [string, () => Promise<number>, Side[]][] = [
  [
    'received',
    async () => (await aNotice([(await aFederationReport()).id], reputation)).caseId,
    ['claimant'],
  ],
  [
    'elements asked for',
    async () => {
      const { caseId } = await aNotice([(await aFederationReport()).id], reputation)
      await askForElements(await anEditor(), { ...(await seenCase(caseId)), elements: ['evidence'] })
      return caseId
    },
    ['claimant'],
  ],
  ['forwarded', async () => (await forwarded()).caseId, ['claimant', 'contributor']],
  ['answered, with a joined claimant', async () => joinedWith(await anAnsweredCase()), all],
  [
    'held for a suit',
    async () => {
      const id = await anAnsweredCase()
      const reference = '（2026）粤0606民初1号'
      await holdForLitigation(await anEditor(), { ...(await seenCase(id)), reference })
      return id
    },
    ['claimant', 'contributor', 'counter-notifier'],
  ],
  [
    'blocked by an order, with a joined claimant',
    async () => blocked(await joinedWith(await anAnsweredCase())),
    all,
  ],
  [
    'restored under copyright: only whose article is before readers',
    async () => {
      const { caseId } = await forwarded({ email: BARRED, phone: null })
      await answersBack(caseId)
      return caseId
    },
    ['contributor'],
  ],
  [
    'rejected',
    async () => {
      const { caseId } = await aNotice([(await aFederationReport()).id], reputation)
      await rejectCase(await anEditor(), { ...(await seenCase(caseId)), reason: 'no_infringement', note: '' })
      return caseId
    },
    [],
  ],
  [
    'removed, with a joined claimant',
    async () => {
      const id = await joinedWith(await anAnsweredCase())
      await removeCase(await aChiefEditor(), { ...(await seenCase(id)), note })
      return id
    },
    [],
  ],
  [
    // The last one of it: what is suspended is not published again.
    'accepted, of a repost',
    async () => {
      const { caseId } = await aNotice([(await aFederationReport()).id], reputation)
      await acceptCase(await anEditor(), await seenCase(caseId))
      return caseId
    },
    ['claimant'],
  ],
]

async function joinedWith(caseId: number): Promise<number> {
  await joinedTo(caseId)
  return caseId
}

const contributionsToBe: [string, () => Promise<{ id: number }>, boolean][] = [
  ['received', inContributionState.received, true],
  ['asked', inContributionState.need_info, true],
  ['accepted', inContributionState.accepted, true],
  ['published', published, true],
  ['declined', inContributionState.declined, false],
  ['withdrawn', inContributionState.withdrawn, false],
  [
    'taken down',
    async () => {
      const { id: contribution, articleId: id, version } = await published()
      await takeDownArticle(await aChiefEditor(), { id, version, reason: 'reputation', note: '来函' })
      return { id: contribution }
    },
    false,
  ],
]

async function partiesOf(caseId: number): Promise<[Side, string][]> {
  const row = await db().rightsCase.findUniqueOrThrow({
    where: { id: caseId },
    include: { counterNotices: true, contribution: true, merged: true },
  })
  const sides: [Side, string | null | undefined][] = [
    ['claimant', row.partyId],
    ['contributor', row.contribution?.partyId],
    ...row.counterNotices.map(({ partyId }): [Side, string | null] => ['counter-notifier', partyId]),
    ...row.merged.map(({ partyId }): [Side, string | null] => ['joined', partyId]),
  ]
  return sides.flatMap(([side, id]) => (id ? [[side, id] as [Side, string]] : []))
}

/** In which tables a keyed hash stands. */
async function tablesWith(hash: Uint8Array): Promise<string[]> {
  const columns = await db().$queryRaw<{ table: string; column: string }[]>`
    SELECT table_name AS table, column_name AS column FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type = 'bytea' ORDER BY 1, 2`
  const found: string[] = []
  for (const { table, column } of columns) {
    const rows = await db().$queryRawUnsafe<unknown[]>(
      `SELECT 1 FROM "${table}" WHERE "${column}" = $1 LIMIT 1`,
      hash,
    )
    if (rows.length > 0) found.push(`${table}.${column}`)
  }
  return found
}

it('keeps each side, its letters and its files while it is needed, and deletes all of the others', async () => {
  const situations: { what: string; parties: [Side, string][]; caseId: number | null; kept: Side[] }[] = []
  for (const [what, make, kept] of casesToBe) {
    const caseId = await make()
    situations.push({ what: `case ${what}`, parties: await partiesOf(caseId), caseId, kept })
  }
  for (const [what, make, isKept] of contributionsToBe) {
    const { partyId } = await db().contribution.findUniqueOrThrow({ where: { id: (await make()).id } })
    const parties: [Side, string][] = [['contributor', partyId ?? '']]
    situations.push({
      what: `contribution ${what}`,
      parties,
      caseId: null,
      kept: isKept ? ['contributor'] : [],
    })
  }
  const ids = situations.flatMap(({ parties }) => parties.map(([, id]) => id))
  const files = new Map<string, string>()
  for (const party of ids) files.set(party, await someEvidence({ party }))
  await db().party.updateMany({ data: { until: new Date(Date.now() - 1_000) } })
  const told = vi.spyOn(logs(), 'info')
  await deleteTheExpiredIdentities()

  const left = new Set((await db().party.findMany({ where: { deletedAt: null } })).map(({ id }) => id))
  const sides = situations.map(({ what, parties }) => [
    what,
    parties.flatMap(([side, id]) => (left.has(id) ? [side] : [])).sort(),
  ])
  expect(sides).toEqual(situations.map(({ what, kept }) => [what, kept]))

  const deleted = ids.filter((id) => !left.has(id))
  expect(told.mock.calls.map(([counts]) => counts)).toMatchObject([
    { parties: deleted.length, files: deleted.length, erased: deleted.length },
    { cases: 4, contributions: 4 },
  ])
  for (const [party, file] of files) {
    const { deletedAt, name, hash } = await db().sealedFile.findUniqueOrThrow({ where: { id: file } })
    const isLeft = left.has(party)
    expect([party, deletedAt === null, name !== null]).toEqual([party, isLeft, isLeft])
    expect([party, (await sealedStorage().head(hash)) !== null]).toEqual([party, isLeft])
  }
  for (const { what, caseId, kept } of situations) {
    if (caseId === null) continue
    const isWhole = kept.includes('claimant')
    const row = await theCase(caseId)
    const words = await db().caseMessage.count({ where: { caseId, textSealed: { not: null } } })
    expect([what, words > 0, readClaim(row).facts !== '', row.claimantKey !== null]).toEqual([
      what,
      isWhole,
      isWhole,
      isWhole,
    ])
  }
  // The bar alone knows again whom it holds against (条例 §17).
  expect(await tablesWith(blindIndex('contact', BARRED))).toEqual(['barred_key.hash'])
  const keys = await db().contribution.count({ where: { contributorKey: null, partyId: null } })
  expect(keys).toBe(await db().contribution.count({ where: { partyId: null } }))

  await db().rightsCase.updateMany({ data: { closedAt: new Date(0) }, where: { state: 'closed' } })
  await forgetCases()
  const forgotten = await db().rightsCase.count({ where: { forgottenAt: { not: null }, outcome: 'blocked' } })
  expect(forgotten).toBe(0)
  await expect(tablesWith(blindIndex('contact', CONTRIBUTOR.email))).resolves.toContain('party.email_index')
})

it('refuses to end the keeping of whom an order still needs, and says why', async () => {
  const { partyId } = await theCase(await blocked((await forwarded()).caseId))
  const why = '本人来函，已核实'
  await expect(endKeeping(await aChiefEditor(), partyId ?? '', { why })).rejects.toMatchObject({
    ...{ code: 'wrong-state', message: expect.stringContaining('有权机关的要求还没有解除') },
  })
})
