import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { editorIdOf } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { DomainError } from '../errors.ts'
import { ofPage } from './slots.ts'

const pageRow = z.object({ id: z.number(), version: z.number(), actor: z.string() })

/**
 * Locks a page in the version that the editor has seen, and raises it; makes the page where there was none.
 * @param version 0 where nobody had arranged it
 * @throws DomainError conflict
 */
export async function claimFront(
  tx: Tx,
  editor: Editor,
  { cityId, version }: { cityId: number | null; version: number },
): Promise<{ id: number; version: number }> {
  const by = { editorId: editorIdOf(editor), actor: editor.name }
  // Two who arrange a page for the first time wait for each other.
  const created = await tx.frontPage.createManyAndReturn({ data: { cityId, ...by }, skipDuplicates: true })
  const [page] = await queryRows(
    pageRow,
    Prisma.sql`SELECT id, version, actor FROM front_page AS page WHERE ${ofPage(cityId)} FOR UPDATE`,
    tx,
  )
  if (!page) throw new Error('the page that was made is not there')
  if (created.length > 0 && version === 0) return { id: page.id, version: page.version }
  if (created.length > 0 || page.version !== version)
    throw new DomainError('conflict', `${page.actor} 刚刚改过这一页，请看过现在的编排再改。`, {
      details: { version: page.version, changedBy: page.actor },
    })
  const data = { ...by, version: { increment: 1 }, changedAt: new Date() }
  return tx.frontPage.update({ where: { id: page.id }, data, select: { id: true, version: true } })
}
