import { expect, it } from 'vitest'
import { receiveCounterNotice } from '#lib/cases/receive-counter.ts'
import { runCaseClocks } from '#lib/cases/run-case-clocks.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import {
  aForwardedCase,
  aWholeCounter,
  byMail,
  clocksOf,
  counterReceipt,
  eventsOf,
  lettersOf,
  theCase,
  theClock,
} from '../../support/case-cast.ts'

// Purpose: nobody's text is removed for his silence who has said all that the law asks of him, also where a version before asked for more.

it('a statement that lacks nothing but what is not asked for any more is followed before its time ends', async () => {
  const { caseId } = await aForwardedCase({ kind: 'reputation' })
  const receipt = await counterReceipt(caseId)
  const fields = aWholeCounter({ address: null, works: '', proof: '' })
  await byMail(() => transaction((tx) => receiveCounterNotice(tx, receipt, { fields, files: [] })))
  const stored = (missing: string[]) =>
    db().counterNotice.updateMany({ where: { caseId }, data: { missing } })
  await stored(['address', 'evidence'])
  await runCaseClocks()
  expect((await theCase(caseId)).state, 'its evidence is asked for still').toBe('awaiting_counter')
  await stored(['address', 'works'])
  const { dueAt } = await theClock(caseId, 'counter_silence')
  expect(await byMail(() => runCaseClocks({ at: dueAt }))).toMatchObject({ failed: 0 })
  expect((await theCase(caseId)).state).toBe('counter_received')
  expect(await eventsOf(caseId)).not.toContain('remove-after-silence')
  expect(await clocksOf(caseId)).toEqual(['reasonable_period'])
  expect(await lettersOf(caseId)).toEqual(expect.arrayContaining(['counter_forwarded', 'counter_received']))
  expect(await db().counterNotice.findFirst({ where: { caseId } })).toMatchObject({
    ...{ missing: [], receivedAt: dueAt, forwardedAt: dueAt },
  })
})
