import { logs } from '../logs.ts'
import { viewMetrics } from '../metrics/view-metrics.ts'
import { auditCounters } from '../views/audit-counters.ts'

/** Nightly: whether every counter is the sum of its parts, as a metric, and by name where one is not. */
export async function auditTheCounters(): Promise<void> {
  const mismatches = await auditCounters()
  viewMetrics().mismatches(mismatches.length)
  for (const mismatch of mismatches) logs().error(mismatch, 'a counter is not the sum of its parts')
}
