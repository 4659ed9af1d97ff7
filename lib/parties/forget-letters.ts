import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'

/**
 * Deletes the text of letters that may name these parties. If a party gave notice or counter-notice in a case, the letters to
 * both sides are emptied, because each notice was forwarded to the other side. If a case is about a party's contribution, the
 * letters to that party are emptied. The party's counter-notices are emptied, too, and so are the messages about the party's
 * contributions. The record keeps that there were letters, and when.
 * @returns how many letters and statements
 */
export async function forgetLetters(tx: Tx, parties: readonly string[]): Promise<number> {
  const ids = Prisma.sql`(${parties}::uuid[])`
  const letters = await tx.$executeRaw`
    UPDATE case_message AS letter SET text_sealed = NULL WHERE letter.text_sealed IS NOT NULL AND letter.id IN (
      SELECT own.id FROM case_message AS own JOIN rights_case AS c ON c.id = own.case_id WHERE c.party_id = ANY ${ids}
      UNION
      SELECT own.id FROM case_message AS own JOIN counter_notice AS n ON n.case_id = own.case_id WHERE n.party_id = ANY ${ids}
      UNION
      SELECT own.id FROM contribution AS text JOIN rights_case AS c ON c.contribution_id = text.id
        JOIN case_message AS own ON own.case_id = c.id AND own.side = 'contributor' WHERE text.party_id = ANY ${ids})`
  const statements = await tx.$executeRaw`
    UPDATE counter_notice SET claim_sealed = NULL WHERE claim_sealed IS NOT NULL AND party_id = ANY ${ids}`
  const messages = await tx.$executeRaw`
    UPDATE contribution_message SET text_sealed = NULL WHERE text_sealed IS NOT NULL AND contribution_id IN (
      SELECT id FROM contribution WHERE party_id = ANY ${ids})`
  return letters + statements + messages
}
