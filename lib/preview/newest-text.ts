import type { Prisma } from '#lib/db/generated/client.ts'
import { storedBodySchema } from '../articles/body/body.ts'
import { fieldsOf, rowFields } from '../articles/fields.ts'
import { copyContent } from '../articles/working-copy.ts'
import { textColumns } from '../policies/policy-texts.ts'
import type { ShownText } from './preview-text.ts'

/** What a preview needs to know of an article's row. */
export const previewed = {
  source: { select: { name: true } },
  policy: { select: { version: true, ...textColumns } },
  editor: { select: { name: true } },
  viewCounter: { select: { total: true } },
  corrections: { select: { at: true, note: true }, orderBy: { id: 'asc' } },
  workingCopy: true,
} as const satisfies Prisma.ArticleInclude

export type PreviewedRow = Prisma.ArticleGetPayload<{ include: typeof previewed }>

/** The newest text that is stored of an article: its working copy, else what its row holds. */
export function newestText(row: PreviewedRow): ShownText {
  const { origin, workingCopy } = row
  const copied = row.status === 'published' && workingCopy ? copyContent(workingCopy) : null
  if (workingCopy && copied) return { content: copied, origin, note: workingCopy.note }
  const content = {
    ...fieldsOf(row, rowFields),
    sourceName: row.source?.name ?? null,
    body: storedBodySchema.parse(row.body),
  }
  return { content, origin, note: '' }
}
