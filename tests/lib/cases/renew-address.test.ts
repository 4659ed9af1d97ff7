import { expect, it } from 'vitest'
import { counterOfReceipt } from '#lib/cases/case-receipts.ts'
import { readCaseByReceipt } from '#lib/cases/published-case.ts'
import { receiveCounterNotice } from '#lib/cases/receive-counter.ts'
import { renewAddress } from '#lib/cases/renew-address.ts'
import { runCaseClocks } from '#lib/cases/run-case-clocks.ts'
import { config } from '#lib/config.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import {
  aForwardedCase,
  anAcceptedCase,
  aWholeCounter,
  clocksOf,
  counterReceipt,
  eventsOf,
  setting,
  statusOf,
  theClock,
} from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anEditor } from '../../support/cast.ts'
import { CONTRIBUTOR } from '../../support/contribution-cast.ts'
import { ouyang } from '../../support/parties.ts'

// Purpose: where no mail brings a side the address of its page, who may open identities makes it a new one, once and on record; the old
// one leads nowhere from then on.

const why = '邮件被退回，本人来电索取'
const receiptIn = (url: string) => url.split('/').at(-1) ?? ''
const renewals = () =>
  db().auditEntry.findMany({ where: { event: 'status_address_renewed' }, orderBy: { id: 'asc' } })

it('each side gets a new address, with which it does what it did with the old one, which has ended', async () => {
  const chief = await aChiefEditor()
  const { caseId, receipt } = await aForwardedCase({ kind: 'reputation', facts: '第二段不实' })
  const offered = await counterReceipt(caseId)
  const hers = await renewAddress(chief, { id: caseId, side: 'claimant', why })
  expect(hers.url).toBe(`${config().siteUrl}/cases/${receiptIn(hers.url)}`)
  expect(await readCaseByReceipt(receiptIn(hers.url))).toMatchObject({ id: caseId })
  expect(await readCaseByReceipt(receipt)).toBeNull()
  const his = await renewAddress(chief, { id: caseId, side: 'contributor', why })
  expect(his.url).toBe(`${config().siteUrl}/counter-notices/${await counterReceipt(caseId)}`)
  expect(await counterOfReceipt(db(), offered)).toBeNull()
  const given = { fields: aWholeCounter(), files: [] }
  const stale = transaction((tx) => receiveCounterNotice(tx, offered, given))
  await expect(stale).rejects.toMatchObject({ code: 'not-found' })
  await transaction((tx) => receiveCounterNotice(tx, receiptIn(his.url), given))
  expect(await eventsOf(caseId)).toContain('receive-counter')
  const audited = await renewals()
  expect(audited.map(({ subjectId, editorId, details }) => ({ subjectId, editorId, details }))).toEqual(
    ['claimant', 'contributor'].map((side) => ({
      ...{ subjectId: String(caseId), editorId: chief.id, details: { side, why } },
    })),
  )
})

it('is given to nobody else, for no reason, with a name in it, or where there is no contributor', async () => {
  const chief = await aChiefEditor()
  const { caseId, receipt } = await aForwardedCase()
  const { caseId: repost } = await anAcceptedCase([(await aFederationReport()).id])
  const asked = { id: caseId, side: 'claimant', why }
  await expect(renewAddress(await anEditor(), asked)).rejects.toMatchObject({ code: 'forbidden' })
  const refused: [object, object][] = [
    [{ why: ' ' }, { code: 'invalid-input', fields: { why: expect.any(String) } }],
    [{ why: `交给${ouyang.name}` }, { code: 'invalid-input', fields: { why: expect.any(String) } }],
    [{ why: `交给${CONTRIBUTOR.name}` }, { code: 'invalid-input', fields: { why: expect.any(String) } }],
    [{ side: 'source' }, { code: 'invalid-input' }],
    [{ id: repost, side: 'contributor' }, { code: 'wrong-state' }],
    [{ id: 4_000 }, { code: 'not-found' }],
  ]
  for (const [changes, refusal] of refused)
    await expect(
      renewAddress(chief, { ...asked, ...changes }),
      JSON.stringify(changes),
    ).rejects.toMatchObject(refusal)
  expect(await readCaseByReceipt(receipt)).toMatchObject({ id: caseId })
  expect(await renewals()).toEqual([])
})

it.each([
  ['open', 'record-counter-for-two'],
  ['removed for silence', 'receive-late-counter'],
])(
  'by an address that an editor has had nothing comes back without a second person: %s',
  async (is, event) => {
    await setting('cases.two_persons', true)
    const { caseId, articleId } = await aForwardedCase()
    const { dueAt } = await theClock(caseId, 'counter_silence')
    if (is !== 'open') await runCaseClocks({ at: dueAt })
    const { url } = await renewAddress(await aChiefEditor(), { id: caseId, side: 'contributor', why })
    const given = { fields: aWholeCounter(), files: [] }
    await transaction((tx) => receiveCounterNotice(tx, receiptIn(url), given))
    expect((await eventsOf(caseId)).at(-1)).toBe(event)
    expect(await statusOf(articleId)).not.toBe('published')
    const clocks = await clocksOf(caseId)
    expect(clocks).toEqual(is === 'open' ? ['decide_limit'] : [])
  },
)
