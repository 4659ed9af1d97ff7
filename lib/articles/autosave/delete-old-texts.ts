import { db } from '#lib/db/client.ts'
import { DAY_MS } from '../../time.ts'

/** A text that gave way to a later one. */
const KEPT_MS = 14 * DAY_MS
/** A text that nobody has saved, typed on or given up. */
const UNSAVED_MS = 180 * DAY_MS
const CLOSED_MS = 3_600_000

/** Deletes texts that gave way a fortnight ago, those that nobody touched for half a year, and forms that are long closed.
 *  @returns how many texts */
export async function deleteOldTexts(now = new Date()): Promise<{ kept: number; unsaved: number }> {
  const before = (ms: number) => ({ lt: new Date(now.getTime() - ms) })
  const kept = await db().keptText.deleteMany({ where: { keptAt: before(KEPT_MS) } })
  const unsaved = await db().autosave.deleteMany({ where: { savedAt: before(UNSAVED_MS) } })
  await db().presence.deleteMany({ where: { seenAt: before(CLOSED_MS) } })
  return { kept: kept.count, unsaved: unsaved.count }
}
