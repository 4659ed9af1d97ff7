import { deleteOldTexts } from '../articles/autosave/delete-old-texts.ts'
import { logs } from '../logs.ts'

/** Nightly: deletes texts that gave way to later ones long ago. */
export async function forgetTheUnsavedTexts(): Promise<void> {
  logs().debug(await deleteOldTexts(), 'deleted old unsaved texts')
}
