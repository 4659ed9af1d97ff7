import { importers } from '../imports/importers.ts'
import { executeRun } from '../imports/runs/execute-run.ts'
import type { JobData } from '../jobs/jobs.ts'

/** Does an import, or undoes one. Where this instance dies, another one goes on. */
export async function doImportRun({ runId }: JobData<'import-run'>): Promise<void> {
  await executeRun(runId, { importers })
}
