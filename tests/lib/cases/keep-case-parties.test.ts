import { expect, it } from 'vitest'
import { forgetCases, forgetSides } from '#lib/cases/forget-cases.ts'
import { keepCaseParties } from '#lib/cases/keep-case-parties.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { readClaim } from '#lib/cases/notice-claim-of-case.ts'
import { readCaseByReceipt } from '#lib/cases/published-case.ts'
import { readCounterNotice } from '#lib/cases/published-counter-notice.ts'
import { removeCase } from '#lib/cases/remove-case.ts'
import { db } from '#lib/db/client.ts'
import { deleteExpiredIdentities } from '#lib/parties/delete-expired-identities.ts'
import {
  aForwardedCase,
  aNotice,
  answersBack,
  counterReceipt,
  pageOf,
  seenCase,
  theCase,
} from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anEditor } from '../../support/cast.ts'

// Purpose: nobody is forgotten while his case is open, and nothing that names him is left once he is.

const soon = new Date(Date.now() + 86_400_000)
const past = new Date(Date.now() - 1_000)

it('keeps the sides of an open case, however long it takes, and lets closed ones go', async () => {
  const { caseId } = await aForwardedCase({ kind: 'reputation', facts: '第二段不实' })
  await answersBack(caseId)
  await db().party.updateMany({ data: { until: soon } })
  // The contribution's own job keeps its contributor; here all three are the case's.
  expect(await keepCaseParties()).toBe(3)
  expect(await keepCaseParties()).toBe(0)
  await removeCase(await aChiefEditor(), { ...(await seenCase(caseId)), note: '核查以后决定' })
  await db().party.updateMany({ data: { until: soon } })
  expect(await keepCaseParties()).toBe(0)
})

it('deletes nobody whose case is open, though no job has moved his time, and keeps joined claimants from its end on', async () => {
  const { caseId, articleId } = await aForwardedCase({ kind: 'reputation', facts: '第二段不实' })
  await answersBack(caseId)
  const joined = await aNotice([articleId], {
    ...{ kind: 'reputation', facts: '第三段不实', email: 'other@example.cn', phone: null },
  })
  const seen = await seenCase(joined.caseId)
  await mergeCases(await anEditor(), { ...seen, intoId: caseId })
  await db().party.updateMany({ data: { until: past } })
  expect(await deleteExpiredIdentities()).toMatchObject({ parties: 0, letters: 0 })
  await removeCase(await aChiefEditor(), { ...(await seenCase(caseId)), note: '核查以后决定' })
  const { partyId } = await theCase(joined.caseId)
  const { until } = await db().party.findUniqueOrThrow({ where: { id: partyId ?? '' } })
  expect(until.getTime()).toBeGreaterThan(Date.now() + 365 * 86_400_000)
  await db().party.updateMany({ data: { until: past } })
  // All four: the contributor's article is gone, too.
  expect(await deleteExpiredIdentities()).toMatchObject({ parties: 4 })
})

it('forgets with the identities what they wrote and what was written to them, and keeps the record', async () => {
  const { caseId, receipt } = await aForwardedCase()
  await answersBack(caseId)
  const counter = await counterReceipt(caseId)
  const shown = async () => [
    (await readCaseByReceipt(receipt))?.said?.claim.facts,
    (await readCounterNotice(counter))?.said?.claim.facts,
  ]
  expect(await shown()).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)])
  const steps = await db().caseStep.count()
  await db().party.updateMany({ data: { until: past } })
  await deleteExpiredIdentities()
  expect([await forgetSides(), await forgetSides()]).toEqual([1, 0])
  expect(await shown()).toEqual([undefined, undefined])
  const row = await theCase(caseId)
  expect(row).toMatchObject({ partyId: null, claimantKey: null, outcome: 'restored' })
  expect(readClaim(row)).toMatchObject({ works: '', facts: '', statedUrls: [] })
  expect(await db().caseMessage.count({ where: { textSealed: { not: null } } })).toBe(0)
  expect(await db().counterNotice.findFirst()).toMatchObject({ partyId: null, claimSealed: null })
  expect(await db().caseStep.count()).toBe(steps)
  expect(await db().barredWork.count()).toBeGreaterThan(0)
})

it('forgets also what nobody wrote, once its time is over', async () => {
  const { id: articleId } = await aFederationReport()
  const statedUrls = [pageOf(articleId), 'https://elsewhere.example/luo']
  const nobody = { name: '', email: '', phone: '', address: '', kind: 'illegal_content' as const, statedUrls }
  const { caseId } = await aNotice([articleId], { ...nobody, facts: '第二段' })
  expect((await theCase(caseId)).partyId).toBeNull()
  const noticePublishedAt = new Date('2026-03-03T08:00:00Z')
  await db().rightsCase.update({
    where: { id: caseId },
    data: {
      state: 'closed',
      outcome: 'rejected',
      closedAt: new Date(),
      publicNotice: '公告',
      noticePublishedAt,
    },
  })
  expect(await forgetCases()).toBe(0)
  const closedAt = new Date(Date.now() - 37 * 31 * 86_400_000)
  await db().rightsCase.update({ where: { id: caseId }, data: { closedAt } })
  expect([await forgetCases(), await forgetCases()]).toEqual([1, 0])
  const row = await theCase(caseId)
  // The figures of past years count it; its text can be read no more.
  expect(row).toMatchObject({ publicNotice: null, claimantKey: null, noticePublishedAt })
  expect(readClaim(row)).toMatchObject({ facts: '', statedUrls: [] })
  expect(await db().caseMessage.count({ where: { textSealed: { not: null } } })).toBe(0)
  expect(await db().caseArticle.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
    { articleId },
    { url: '' },
  ])
})
