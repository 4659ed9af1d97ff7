import { newFormKey } from './form-key.ts'
import { keepCopy, type Place, type SafetyCopy } from './safety-copy.ts'

/** Version 0.1.0 kept the copies of an article in one list; each gets a place of its own, and the list goes once all of
 *  them have one. */
export function adoptOldCopies(place: Place): void {
  const list = `citysite:desk:${place.editorId}:${place.articleId ?? 'new'}`
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(list) ?? 'null')
    if (!Array.isArray(kept)) return
    const copies = kept.map((copy: SafetyCopy) => ({ ...copy, visit: newFormKey() }))
    if (copies.every((copy) => keepCopy(place, copy))) localStorage.removeItem(list)
    else for (const { visit } of copies) localStorage.removeItem(`${list}:${visit}`)
  } catch {
    // Not what was written there, or storage switched off: nothing to adopt.
  }
}
