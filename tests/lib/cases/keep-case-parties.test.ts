import { expect, it } from 'vitest'
import { keepCaseParties } from '#lib/cases/keep-case-parties.ts'
import { readClaim } from '#lib/cases/notice-claim-of-case.ts'
import { removeCase } from '#lib/cases/remove-case.ts'
import { db } from '#lib/db/client.ts'
import { deleteExpiredIdentities } from '#lib/parties/delete-expired-identities.ts'
import { aForwardedCase, answersBack, seenCase, theCase } from '../../support/case-cast.ts'
import { aChiefEditor } from '../../support/cast.ts'

// Purpose: nobody is forgotten while his case is open, and nothing that names him is left once he is.

const soon = new Date(Date.now() + 86_400_000)
const past = new Date(Date.now() - 1_000)

it('keeps the sides of an open case, however long it takes, and lets closed ones go', async () => {
  const { caseId } = await aForwardedCase({ kind: 'reputation', facts: '第二段不实' })
  await answersBack(caseId)
  await db().party.updateMany({ data: { until: soon } })
  // The contribution's own job keeps its contributor; here all three are the case's.
  expect(await keepCaseParties()).toEqual({ extended: 3, forgotten: 0 })
  expect(await keepCaseParties()).toEqual({ extended: 0, forgotten: 0 })
  await removeCase(await aChiefEditor(), { ...(await seenCase(caseId)), note: '核查以后决定' })
  await db().party.updateMany({ data: { until: soon } })
  expect(await keepCaseParties()).toEqual({ extended: 0, forgotten: 0 })
})

it('forgets with the identities what they wrote and what was written to them, and keeps the record', async () => {
  const { caseId } = await aForwardedCase()
  await answersBack(caseId)
  const steps = await db().caseStep.count()
  await db().party.updateMany({ data: { until: past } })
  await deleteExpiredIdentities()
  expect(await keepCaseParties()).toEqual({ extended: 0, forgotten: 1 })
  expect(await keepCaseParties()).toEqual({ extended: 0, forgotten: 0 })
  const row = await theCase(caseId)
  expect(row).toMatchObject({ partyId: null, claimantKey: null, outcome: 'restored' })
  expect(readClaim(row)).toMatchObject({ works: '', facts: '', statedUrls: [] })
  expect(await db().caseMessage.count({ where: { textSealed: { not: null } } })).toBe(0)
  expect(await db().counterNotice.findFirst()).toMatchObject({ partyId: null, claimSealed: null })
  expect(await db().caseStep.count()).toBe(steps)
  expect(await db().barredWork.count()).toBeGreaterThan(0)
})
