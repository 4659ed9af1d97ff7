import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { wrongFields } from '../input.ts'
import { claimantCases } from './joined-claimants.ts'
import type { ClaimantLetter } from './letters.ts'
import { writeLetter } from './write-letter.ts'
import { tellJoined } from './write-to-claimants.ts'

/** What the page of a case says whose own claimant has shown nothing. */
export const HELD_FOR_OTHER = '另一投诉人已就同一内容投诉或者起诉，处理结果出来之前维持现状。'

/**
 * Tells every claimant of a case that a complaint or suit was shown by one of them, which holds it for all (民法典 §1196): the one who has shown
 * it by the letter, the others without a word of who he is.
 * @param of the case of his own notice
 * @throws DomainError invalid-input where it is neither the case nor one that was merged into it
 */
export async function tellOfSuit(
  tx: Tx,
  row: RightsCase,
  { of, letter, at }: { of: number; letter: ClaimantLetter; at: Date },
): Promise<void> {
  const claimants = await claimantCases(tx, row)
  if (!claimants.some(({ id }) => id === of)) {
    throw wrongFields({ claimantCaseId: '请选择本案或者并入本案的投诉人' })
  }
  for (const { id } of claimants) {
    const own = id === of
    const told = { letter: own ? letter : 'held_for_other', at } as const
    if (id === row.id) await writeLetter(tx, row, told)
    else
      await tellJoined(tx, id, row.id, {
        ...told,
        move: 'hold',
        ...(!own && { publicWording: HELD_FOR_OTHER }),
      })
  }
}
