'use server'

import { z } from 'zod'
import type { SourceAnswer } from '#components/desk/source-entry.ts'
import { settleNotice } from '#lib/source-watch/settle-notice.ts'
import { addSource } from '#lib/sources/add-source.ts'
import { changeSource } from '#lib/sources/change-source.ts'
import { removeSource } from '#lib/sources/remove-source.ts'
import { dataAction } from '#lib/web/action.ts'
import { type Refusal, refusalOf } from '#lib/web/form-state.ts'
import { rowNumber, seenShape, seenVersion } from '#lib/web/seen-shape.ts'
import { actingEditor } from '#lib/web/session.ts'

const refused = (refusal: Refusal): SourceAnswer => ({ done: false, refusal })

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
})

export const keepSource = dataAction(entry, refused, ({ id, version, ...source }) =>
  answered(async () => {
    const editor = await actingEditor()
    if (id === null) await addSource(editor, source)
    else await changeSource(editor, { id, version, ...source })
    return id === null ? `已登记“${source.name.trim()}”。` : `已修改“${source.name.trim()}”。`
  }),
)

export const dropSource = dataAction(seenShape, refused, (given) =>
  answered(async () => {
    await removeSource(await actingEditor(), given)
    return '已移出名单。'
  }),
)

export const settleOriginal = dataAction(
  seenShape.extend({ settlement: z.string(), note: z.string() }),
  refused,
  (given) =>
    answered(async () => {
      await settleNotice(await actingEditor(), given)
      return '已处理。'
    }),
)

async function answered(act: () => Promise<string>): Promise<SourceAnswer> {
  try {
    return { done: true, message: await act() }
  } catch (error) {
    return refused(refusalOf(error))
  }
}
