import { expect, it } from 'vitest'
import { loadFactor } from '#lib/db/machine-load.ts'

it.each([
  { load: 0, cores: 2, times: 1, why: 'nothing runs, or the system does not say' },
  { load: 2, cores: 2, times: 1, why: 'each core has one process' },
  { load: 8, cores: 2, times: 4, why: 'four want each core' },
  { load: 400, cores: 2, times: 8, why: 'a bound' },
])('an answer may take $times times as long at a load of $load: $why', ({ load, cores, times }) => {
  expect(loadFactor(load, cores)).toBe(times)
})
