import type { JobData } from '../jobs/jobs.ts'

/** Does an import, or undoes one. Where this instance dies, another one goes on. What it takes is loaded when there is one. */
export async function doImportRun({ runId }: JobData<'import-run'>): Promise<void> {
  const { importers } = await import('../imports/importers.ts')
  const { executeRun } = await import('../imports/runs/execute-run.ts')
  await executeRun(runId, { importers })
}
