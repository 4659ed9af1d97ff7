'use server'

import { z } from 'zod'
import type { SourceAnswer } from '#components/desk/source-entry.ts'
import { rowNumber, seenRow, seenVersion } from '#lib/seen-row.ts'
import { settleNotice } from '#lib/source-watch/settle-notice.ts'
import { addSource } from '#lib/sources/add-source.ts'
import { changeSource } from '#lib/sources/change-source.ts'
import { removeSource } from '#lib/sources/remove-source.ts'
import { dataAction } from '#lib/web/action.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { actingEditor } from '#lib/web/session.ts'

const refused = (refusal: Refusal): SourceAnswer => ({ done: false, refusal })
const done = (message: string): SourceAnswer => ({ done: true, message })

const texts = z.array(z.string())
const entry = z.object({
  id: rowNumber.nullable(),
  version: seenVersion,
  name: z.string(),
  aliases: texts,
  hosts: texts,
  basis: z.string(),
  note: z.string(),
  expiresOn: z.string(),
  evidenceId: rowNumber.nullable(),
  rightsEmail: z.string(),
})

export const keepSource = dataAction(entry, refused, async ({ id, version, ...source }) => {
  const editor = await actingEditor()
  if (id === null) await addSource(editor, source)
  else await changeSource(editor, { id, version, ...source })
  return done(`${id === null ? '已登记' : '已修改'}“${source.name.trim()}”。`)
})

export const dropSource = dataAction(seenRow, refused, async (given) => {
  await removeSource(await actingEditor(), given)
  return done('已移出名单。')
})

const settlementShape = seenRow.extend({ settlement: z.string(), note: z.string() })

export const settleOriginal = dataAction(settlementShape, refused, async (given) => {
  await settleNotice(await actingEditor(), given)
  return done('已处理。')
})
