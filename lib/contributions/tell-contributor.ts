import type { Contribution } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { keepMessage } from './keep-message.ts'

type Told = {
  letter:
    | 'received'
    | 'asked'
    | 'accepted'
    | 'declined'
    | 'withdrawn'
    | 'withdrawal_answered'
    | 'published'
    | 'concealed'
  /** What the editors write to him: a question, a word on a refusal. */
  note?: string
  /** The reason of a refusal or a removal, in the table's words. */
  reason?: string
  articleId?: number
}

/** Writes to a contributor, in the transaction of what it tells: the editors' own words stand on his page. */
export async function tellContributor(tx: Tx, { id }: Contribution, { note }: Told): Promise<void> {
  if (note) await keepMessage(tx, { contributionId: id, isIncoming: false, text: note })
}
