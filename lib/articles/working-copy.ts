import { z } from 'zod'
import type { WorkingCopy } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import { recordUses } from '../media/record-uses.ts'
import { prose } from '../text/text-fields.ts'
import { shanghaiMinute } from '../time.ts'
import { type Content, contentSchema, seenSchema } from './schema.ts'

// A working copy (修改稿) is what an editor prepares for a published article, over hours or days, while readers see the live
// text. It has versions of its own: saving it moves nothing of the article, so that a removal never meets a conflict with it.

export const noteSchema = prose(500, '更正说明').default('')

export const copyVersionSchema = z.int('版本号不对，请刷新本页').min(0, '版本号不对，请刷新本页')

/** An article with its working copy, as somebody saw them: `copyVersion` is 0 where there was none. */
export const copySeenSchema = seenSchema.extend({ copyVersion: copyVersionSchema.default(0) })

export type CopySeen = z.infer<typeof copySeenSchema>

export function workingCopyOf(tx: Tx, articleId: number): Promise<WorkingCopy | null> {
  return tx.workingCopy.findUnique({ where: { articleId } })
}

/** Deletes the working copy of an article that is held, and what it used. */
export async function removeCopy(tx: Tx, articleId: number): Promise<void> {
  await tx.workingCopy.delete({ where: { articleId } })
  await recordUses(tx, articleId, 'copy', [])
}

/**
 * The working copy of an article that is held, if it is the one that the editor saw.
 * @throws DomainError conflict where somebody has saved, discarded or published it since
 */
export async function seenCopy(tx: Tx, { id, copyVersion }: CopySeen): Promise<WorkingCopy | null> {
  const copy = await workingCopyOf(tx, id)
  assertSeen(copy, copyVersion)
  return copy
}

/** @throws DomainError conflict where another copy than that one is there, or none */
export function assertSeen(copy: WorkingCopy | null, copyVersion: number): void {
  if ((copy?.version ?? 0) === copyVersion) return
  const said = copy
    ? `${copy.savedByName} 于 ${shanghaiMinute(copy.savedAt)} 保存了修改稿，您看到的不是最新版。`
    : '这份修改稿已被放弃或发布。'
  throw new DomainError('conflict', said, { details: { copyVersion: copy?.version ?? 0 } })
}

/** The text of a stored working copy; null where it cannot be read any more, as its fields have got narrower bounds. */
export function copyContent({ content }: Pick<WorkingCopy, 'content'>): Content | null {
  return contentSchema.safeParse(content).data ?? null
}

/** The version of the text that readers see; while they see none, of that which would come back. */
export async function liveVersion(tx: Tx, articleId: number): Promise<number> {
  const orderBy = [{ live: 'desc' }, { version: 'desc' }] as const
  return (await tx.revision.findFirstOrThrow({ where: { articleId }, orderBy: [...orderBy] })).version
}
