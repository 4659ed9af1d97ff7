import { expect, it } from 'vitest'
import { removeCase } from '#lib/cases/remove-case.ts'
import { repeatInfringers } from '#lib/cases/repeat-infringers.ts'
import { aForwardedCase, anAcceptedCase, seenCase } from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anEditor } from '../../support/cast.ts'

it('counts removals by contributor, whose name stays sealed, and by source', async () => {
  const editor = await anEditor()
  const chief = await aChiefEditor()
  const forwarded = await aForwardedCase()
  const { id } = await aFederationReport()
  const repost = await anAcceptedCase([id], { kind: 'reputation', demand: 'delete' })
  // As long as nothing is removed nobody has infringed.
  expect(await repeatInfringers(editor)).toEqual({ contributors: [], sources: [] })

  for (const { caseId } of [forwarded, repost])
    await removeCase(chief, { ...(await seenCase(caseId)), note: '核实属实' })
  expect(await repeatInfringers(editor)).toEqual({
    contributors: [
      { contributions: [forwarded.contributionId], cases: 1, upheld: 1, lastAt: expect.any(Date) },
    ],
    sources: [{ name: expect.any(String), cases: 1, upheld: 1, lastAt: expect.any(Date) }],
  })
})
