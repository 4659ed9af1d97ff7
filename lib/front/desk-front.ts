import { db } from '#lib/db/client.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import type { Slot } from './slots.ts'

/** An article as those see it who place it. */
type PlacedArticle = {
  id: number
  title: string
  city: { id: number; name: string }
  publishedAt: Date | null
  /** Whether readers can see it; what they cannot has no place until it is restored. */
  isPublished: boolean
}

/** What editors placed on a page, whenever it holds. */
export type DeskFront = {
  /** 0 where nobody has arranged it. */
  version: number
  actor: string | null
  changedAt: Date | null
  slots: (Omit<Slot, 'articleId'> & { article: PlacedArticle })[]
}

/** The arrangement of the front page, or of a city's, as its page at the desk shows it.
 *  @throws DomainError forbidden */
export async function frontForDesk(editor: Editor, cityId: number | null): Promise<DeskFront> {
  permit(editor, 'front.arrange')
  const page = await db().frontPage.findFirst({
    where: { cityId },
    include: {
      slots: {
        orderBy: { position: 'asc' },
        include: {
          article: {
            select: {
              ...{ id: true, title: true, status: true, publishedAt: true },
              city: { select: { id: true, name: true } },
            },
          },
        },
      },
    },
  })
  if (!page) return { version: 0, actor: null, changedAt: null, slots: [] }
  const { version, actor, changedAt } = page
  const slots = page.slots.map(({ zone, columnId, startsAt, endsAt, article: { status, ...article } }) => ({
    ...{ zone, columnId, startsAt, endsAt },
    article: { ...article, isPublished: status === 'published' },
  }))
  return { version, actor, changedAt, slots }
}
