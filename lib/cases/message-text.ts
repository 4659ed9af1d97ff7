import { randomUUID } from 'node:crypto'
import type { CaseMessage } from '#lib/db/generated/client.ts'
import { type SealPlace, seal, unseal } from '../sealed/seal.ts'

const placeOf = (row: string): SealPlace => ({ table: 'case_message', column: 'text_sealed', row })

/** A letter or message of a case as it is kept, under an id of its own. */
export function sealMessage(text: string): Pick<CaseMessage, 'id'> & { textSealed: string } {
  const id = randomUUID()
  return { id, textSealed: seal(placeOf(id), text) }
}

/** What a letter or message of a case says; null once that was deleted. */
export function messageText({ id, textSealed }: Pick<CaseMessage, 'id' | 'textSealed'>): string | null {
  return textSealed === null ? null : unseal(placeOf(id), textSealed)
}
