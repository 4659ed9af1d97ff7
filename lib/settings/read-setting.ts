import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Client, queryRows } from '#lib/db/rows.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { settingSchema } from './setting-value.ts'
import { type SettingKey, type SettingValue, settingKeys, settingRow } from './settings-table.ts'

/** What holds now: as it was set last, else the default. A stored value that this version does not allow counts as the
 *  default. */
export async function readSetting<K extends SettingKey>(client: Client, key: K): Promise<SettingValue<K>> {
  const [row] = await queryRows(
    z.object({ value: z.unknown() }),
    Prisma.sql`SELECT value FROM setting WHERE key = ${key}`,
    client,
  )
  // The schema of this very setting, whose kind is that of its value.
  return storedValue(key, row?.value) as SettingValue<K>
}

function storedValue(key: SettingKey, stored: unknown): number | boolean {
  const parsed = settingSchema(key).safeParse(stored)
  return parsed.success ? parsed.data : settingRow(key).default
}

export type SettingState = {
  key: SettingKey
  value: number | boolean
  /** 0 while it was never changed. */
  version: number
  /** Who changed it last, and when; null while nobody has. */
  actor: string | null
  changedAt: Date | null
}

/** Every setting as it stands, in the order of the table. Every editor may see them.
 *  @throws DomainError forbidden */
export async function listSettings(editor: Editor): Promise<SettingState[]> {
  permit(editor, 'article.draft')
  const rows = await db().setting.findMany()
  return settingKeys.map((key) => {
    const row = rows.find((one) => one.key === key)
    return {
      key,
      value: storedValue(key, row?.value),
      version: row?.version ?? 0,
      actor: row?.actor ?? null,
      changedAt: row?.changedAt ?? null,
    }
  })
}
