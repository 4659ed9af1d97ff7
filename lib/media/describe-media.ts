import { z } from 'zod'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { seenRow } from '../seen-row.ts'
import { line, prose } from '../text/text-fields.ts'
import { claimMedia } from './claim-media.ts'
import type { OnFilesChanged } from './make-renditions.ts'

/** What an editor says of a medium; the focal point in hundredths of width and height. */
const descriptionSchema = z.object({
  ...seenRow.shape,
  alt: line(300, '替代文字'),
  decorative: z.boolean(),
  caption: prose(500, '说明'),
  credit: line(100, '署名'),
  licence: line(200, '许可'),
  source: line(500, '来源'),
  focalX: z.int().min(0).max(100),
  focalY: z.int().min(0).max(100),
})

type Description = z.output<typeof descriptionSchema>

/** Changes what is said of a medium, for whoever acts.
 *  @returns the medium's new version
 *  @throws DomainError not-found | conflict */
async function storeDescription(
  tx: Tx,
  actor: Actor,
  { id, version, ...said }: Description,
  onChanged: OnFilesChanged,
): Promise<{ version: number }> {
  const before = await claimMedia(tx, { id, version })
  // A picture that says nothing has no words for who does not see it.
  const data = said.decorative ? { ...said, alt: '' } : said
  await tx.media.update({ where: { id }, data })
  const changed = Object.entries(data).filter(([name, value]) => before[name as keyof typeof data] !== value)
  await recordAudit(tx, {
    event: 'media_described',
    by: actor,
    about: { subject: 'media', id },
    details: Object.fromEntries(changed),
  })
  await onChanged(tx, id)
  return { version: version + 1 }
}

/** The same for an editor.
 *  @throws DomainError forbidden | invalid-input | not-found | conflict */
export async function describeMedia(
  editor: Editor,
  input: unknown,
  onChanged: OnFilesChanged,
): Promise<{ version: number }> {
  permit(editor, 'media.add')
  const description = parseInput(descriptionSchema, input)
  return transaction((tx) => storeDescription(tx, editor, description, onChanged))
}
