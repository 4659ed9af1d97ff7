import type { ContributionMessage } from '#lib/db/generated/client.ts'
import { unseal } from '../sealed/seal.ts'

/** What was written to a contributor, or by him. */
export type ReadMessage = {
  at: Date
  isIncoming: boolean
  /** Null once it was deleted. */
  text: string | null
  mediaIds: number[]
}

export function readMessage({ id, at, isIncoming, textSealed, mediaIds }: ContributionMessage): ReadMessage {
  const place = { table: 'contribution_message', column: 'text_sealed', row: id } as const
  return { at, isIncoming, mediaIds, text: textSealed === null ? null : unseal(place, textSealed) }
}
