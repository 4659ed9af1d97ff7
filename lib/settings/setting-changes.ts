import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { type SettingKey, settingKeys } from './settings-table.ts'

/** A change of a setting, as the audit trail has it. */
export type SettingChange = {
  id: string
  key: SettingKey
  at: Date
  actor: string
  before: number | boolean
  after: number | boolean
  why: string
}

const value = z.union([z.number(), z.boolean()])
const detailsSchema = z.object({ before: value, after: value, why: z.string() })
const MOST = 200

/** Who changed which setting, from what to what, and why; the newest first. Every editor may see it.
 *  @throws DomainError forbidden */
export async function settingChanges(editor: Editor): Promise<SettingChange[]> {
  permit(editor, 'article.draft')
  const entries = await db().auditEntry.findMany({
    where: { event: 'setting_changed', subject: 'setting' },
    orderBy: { id: 'desc' },
    take: MOST,
  })
  return entries.flatMap(({ id, subjectId, at, actor, details }) => {
    const key = settingKeys.find((one) => one === subjectId)
    const told = detailsSchema.safeParse(details)
    return key && told.success ? [{ id: String(id), key, at, actor, ...told.data }] : []
  })
}
