import { expect, it, vi } from 'vitest'
import { forwardOutages, noteOutage } from '#lib/db/outage-log.ts'
import { reportFailure } from '#lib/report.ts'

it('one of several processes logs: the first failure is sent to it at once, later ones are summed', async () => {
  const sent = vi.fn()
  forwardOutages(sent)
  const failure = { reason: 'connect ECONNREFUSED', during: 'a request failed', failures: 1 }
  for (let count = 0; count < 5; count++) noteOutage(failure)
  reportFailure(
    Object.assign(new Error('gone\nconnect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
    'a request failed',
  )
  expect(sent.mock.calls).toEqual([[failure]])
  await expect.poll(() => sent.mock.calls.length, { timeout: 5_000 }).toBe(2)
  expect(sent).toHaveBeenLastCalledWith({ ...failure, failures: 5 })
})
