'use server'

import { z } from 'zod'
import { formatTime } from '#components/desk/format-time.ts'
import type { LinksAnswer, PreviewVerbs } from '#components/desk/preview-types.ts'
import type { Editor } from '#lib/actors/editor.ts'
import { config } from '#lib/config.ts'
import { createPreviewLink } from '#lib/preview/create-preview-link.ts'
import { previewLinksOf } from '#lib/preview/links-of-article.ts'
import { revokePreviewLink } from '#lib/preview/revoke-preview-link.ts'
import { keepTypedText } from '#lib/preview/typed-text.ts'
import { rowNumber } from '#lib/seen-row.ts'
import { dataAction } from '#lib/web/action.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { actingEditor } from '#lib/web/session.ts'
import { contentInput } from './form-content.ts'
import { submissionShape } from './submission.ts'

const refused = (refusal: Refusal): { done: false; refusal: Refusal } => ({ done: false, refusal })
const typedShape = submissionShape.pick({ id: true, origin: true, note: true, content: true })
const newLinkShape = z.object({
  id: rowNumber,
  hours: z.int(),
  isPinned: z.boolean(),
  textId: z.string().nullable(),
})

type Kept = Awaited<ReturnType<PreviewVerbs['keep']>>

export const keepTyped = dataAction(typedShape, refused, async (text): Promise<Kept> => {
  const { id, origin, note, content } = text
  const typed = { ...contentInput(content), origin, note }
  return { done: true, textId: await keepTypedText(await actingEditor(), id, typed) }
})

export const listPreviewLinks = dataAction(z.object({ id: rowNumber }), refused, async ({ id }) =>
  linksAfter(id, async () => undefined),
)

export const makePreviewLink = dataAction(newLinkShape, refused, async ({ id, textId, ...link }) =>
  linksAfter(id, async (editor) => {
    const text = link.isPinned && textId !== null ? { textId } : {}
    return (await createPreviewLink(editor, { id, ...link, ...text })).id
  }),
)

export const endPreviewLink = dataAction(
  z.object({ id: rowNumber, link: rowNumber }),
  refused,
  async (given) =>
    linksAfter(given.id, async (editor) => {
      await revokePreviewLink(editor, given)
      return undefined
    }),
)

/** Does something with the links of an article, and tells which there are then. */
async function linksAfter(
  id: number,
  act: (editor: Editor) => Promise<number | undefined>,
): Promise<LinksAnswer> {
  const editor = await actingEditor()
  const made = await act(editor)
  const links = (await previewLinksOf(editor, id)).map((link) => ({
    ...{ id: link.id, address: `${config().siteUrl}/preview/${link.token}`, isPinned: link.isPinned },
    ...{ createdBy: link.createdByName, until: formatTime(link.expiresAt) },
  }))
  return { done: true, links, ...(made === undefined ? {} : { made }) }
}
