import { logs } from '../logs.ts'
import { deletePastCounts } from '../public-forms/count-submissions.ts'
import { deleteAbandonedForms } from '../public-forms/form-folders.ts'

/** Hourly, and at every start: deletes past counts of submissions, and the files of forms that were never answered. */
export async function forgetTheForms(): Promise<void> {
  const [counts, folders] = [await deletePastCounts(), await deleteAbandonedForms()]
  logs().debug({ counts, folders }, 'deleted what public forms left behind')
}
