import type { Correction, RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Acted } from './acted-articles.ts'
import { shownAgain } from './acted-words.ts'
import type { JoinedLetter } from './close-case.ts'
import { publicNotes, toldOfCorrection, unchangedWords } from './correction-words.ts'
import { urlsOfActed } from './letter-urls.ts'
import type { ClaimantLetter } from './letters.ts'
import { inWordsOf } from './notice-words.ts'
import { tellSources } from './tell-sources.ts'
import { writeLetter } from './write-letter.ts'

/** What a case's end with a correction did. */
export type CorrectionDone = {
  acted: Acted
  corrections: readonly Correction[]
  corrected: readonly number[]
  unchanged: readonly number[]
  /** Whether the case kept its articles from readers. */
  wasHeld: boolean
}

type Telling = { letter: ClaimantLetter; at: Date; done: CorrectionDone }

/** Tells the sides of a case and the sources of its reposts which of its articles are corrected, and which were not (民法典 §1028;
 *  生态治理规定 §16). 这里有误 is no claim of a right: its reader alone is answered. */
export async function tellOfCorrection(
  tx: Tx,
  row: RightsCase,
  { letter, at, done }: Telling,
): Promise<void> {
  await writeLetter(tx, row, { letter, at, fields: await claimantFields(tx, row, done) })
  if (letter === 'correction_made') return
  const { acted, corrections, corrected, unchanged, wasHeld } = done
  if (row.contributionId !== null && acted.restored?.length) {
    const fields = { note: publicNotes(corrections), urls: await urlsOfActed(tx, row.id, acted.restored) }
    await writeLetter(tx, row, { letter: 'restored_to_contributor', at, fields })
  }
  const others = acted.heldByOthers ?? []
  const [held, free] = [(id: number) => others.includes(id), (id: number) => !others.includes(id)]
  await tellSources(tx, row, {
    ...{ letter: toldOfCorrection(row.kind).source, at },
    ...{ acted: corrected.filter(free), held: corrected.filter(held) },
  })
  if (!wasHeld) return
  const shown = shownAgain(acted)
  await tellSources(tx, row, {
    ...{ letter: 'source_restored', at, acted: unchanged.filter((id) => shown.includes(id)) },
    held: unchanged.filter(held),
  })
}

/** The letter to a claimant whose notice was joined: of his own articles alone. */
export async function joinedLetter(tx: Tx, joined: RightsCase, done: CorrectionDone): Promise<JoinedLetter> {
  const rows = await tx.caseArticle.findMany({ where: { caseId: joined.id, articleId: { not: null } } })
  const own = rows.flatMap(({ articleId }) => articleId ?? [])
  const ofHis = (ids: readonly number[]) => ids.filter((id) => own.includes(id))
  const his: CorrectionDone = {
    ...{ ...done, corrected: ofHis(done.corrected), unchanged: ofHis(done.unchanged) },
    corrections: done.corrections.filter(({ articleId }) => own.includes(articleId)),
  }
  const fields = await claimantFields(tx, joined, his)
  if (his.corrected.length > 0) return { letter: toldOfCorrection(joined.kind).claimant, fields }
  const reason = inWordsOf(joined.kind, '本站核查了通知涉及的内容，没有发现需要更正之处')
  if (!done.wasHeld) return { letter: 'rejected', fields: { reason } }
  const urls = await urlsOfActed(tx, joined.id, ofHis(shownAgain(done.acted)))
  return { letter: 'restored', fields: { urls, note: `${reason}。` } }
}

async function claimantFields(
  tx: Tx,
  { id: caseId, kind }: Pick<RightsCase, 'id' | 'kind'>,
  done: CorrectionDone,
) {
  const { corrections, corrected, unchanged, acted, wasHeld } = done
  const shown = shownAgain(acted)
  const [urls, seen, unseen] = await Promise.all([
    urlsOfActed(tx, caseId, corrected),
    urlsOfActed(
      tx,
      caseId,
      unchanged.filter((id) => shown.includes(id)),
    ),
    urlsOfActed(
      tx,
      caseId,
      unchanged.filter((id) => !shown.includes(id)),
    ),
  ])
  const rest = inWordsOf(kind, unchangedWords({ shown: seen, hidden: unseen }, wasHeld))
  return { urls, note: [publicNotes(corrections), rest].filter(Boolean).join('\n\n') }
}
