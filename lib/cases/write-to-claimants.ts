import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { theClocks } from './case-actors.ts'
import { lawFor } from './case-move-row.ts'
import { type CaseMove, caseMove } from './case-moves.ts'
import { claimCase } from './claim-case.ts'
import { joinedNotices } from './joined-claimants.ts'
import { urlsOfActed } from './letter-urls.ts'
import type { ClaimantLetter, LetterField } from './letters.ts'
import { recordCaseStep } from './record-case-step.ts'
import { writeLetter } from './write-letter.ts'

type Fields = Partial<Record<LetterField, string>>

type Told = {
  letter: ClaimantLetter
  at: Date
  /** What happened in the case: those whose notices were merged into it have it on their own record and page. */
  move: CaseMove
  fields?: Fields
  /** What the letter to one of them alone says. */
  ownFields?: (claimant: RightsCase) => Promise<Fields>
  /** What the pages of those say of it, where the move's words do not fit. */
  publicWording?: string | null
  /** The articles that something was done with: each is told of those that his notice names. */
  acted?: readonly number[]
}

/** Writes a letter to every claimant on whose notice a case rests: each of them is to be told of the statement against it, and may complain or
 *  sue (条例 §17; 民法典 §1196). */
export async function writeToClaimants(tx: Tx, row: RightsCase, told: Told): Promise<void> {
  await tell(tx, row, told)
  for (const { id } of await joinedNotices(tx, row.id)) await tellJoined(tx, id, row.id, told)
}

/** The same to one whose notice was merged into the case (条例 §17; 民法典 §1196). */
export async function tellJoined(tx: Tx, id: number, mainId: number, told: Told): Promise<void> {
  await tell(tx, await followMain(tx, id, mainId, told), told)
}

/** Puts what happened in a case on the record and the page of one whose notice was merged into it (条例 §17; 民法典 §1196), without a letter. */
export async function followMain(
  tx: Tx,
  id: number,
  mainId: number,
  happened: Pick<Told, 'move' | 'at' | 'publicWording'> & { law?: string },
): Promise<RightsCase> {
  const move = 'follow-main'
  const { law, publicWording } = { ...caseMove(happened.move), ...happened }
  const joined = await claimCase(tx, { id }, { move, at: happened.at })
  const details = { main: mainId, move: happened.move }
  await recordCaseStep(tx, joined, {
    ...{ move, by: theClocks, at: happened.at, publicWording, details },
    law: lawFor(law, joined.kind),
  })
  return joined
}

async function tell(
  tx: Tx,
  row: RightsCase,
  { letter, at, fields = {}, ownFields, acted }: Told,
): Promise<void> {
  const own = ownFields ? await ownFields(row) : {}
  const urls = acted ? { urls: await urlsOfActed(tx, row.id, acted) } : {}
  await writeLetter(tx, row, { letter, at, fields: { ...fields, ...own, ...urls } })
}
