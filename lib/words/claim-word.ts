import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import type { SeenRow } from '../seen-row.ts'
import type { ListedWord } from './word-kinds.ts'

/** Locks an entry in the version that the editor has seen, and answers what it holds.
 *  @throws DomainError not-found | conflict (with what it holds now) */
export async function claimWord(tx: Tx, seen: SeenRow): Promise<ListedWord> {
  const [row] = await tx.$queryRaw<(ListedWord & { version: number; actor: string })[]>`
    SELECT kind::text AS kind, text, replacement, note, version, actor FROM word WHERE id = ${seen.id} FOR UPDATE`
  if (!row) throw new DomainError('not-found', '这个词条已经被删去了。')
  const { version, actor, ...word } = row
  if (version === seen.version) return word
  throw new DomainError('conflict', `${actor} 刚刚改过“${word.text}”，请看过现在的内容再改。`, {
    details: { version, changedBy: actor, word },
  })
}
