import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { caseNumber } from '../case-number.ts'
import { config } from '../config.ts'
import { sendMail } from '../mail/send-mail.ts'
import { caseKinds } from './case-kinds.ts'
import { newestLetter } from './letter-templates.ts'
import { filledIn, type LetterField, type SourceLetter } from './letters.ts'
import { type CaseSource, sourcesOfCase } from './sources-of-case.ts'
import { keepCaseMessage } from './write-letter.ts'

type Telling = {
  letter: SourceLetter
  at: Date
  /** The articles with which the letter's act was done. */
  acted: readonly number[]
  /** Others of the case that stay suspended, whose sources are told so. */
  held?: readonly number[]
}

/**
 * Tells the sources of a case's reposts by mail what was done with them, each of its own alone. The letter stands on the case, sealed; its
 * mail is sent after the transaction. One without an address for claims of rights is told by an editor (record-source-told.ts), or by
 * this letter once it has one (tell-source-again.ts).
 */
export async function tellSources(
  tx: Tx,
  row: RightsCase,
  { letter, at, acted, held = [] }: Telling,
): Promise<void> {
  const { version, ...template } = await newestLetter(tx, letter)
  for (const source of await sourcesOfCase(tx, row.id)) {
    const isConcerned = source.articles.some(({ id }) => acted.includes(id) || held.includes(id))
    if (!isConcerned) continue
    const values = valuesToSource(row, source, { acted, held })
    const text = filledIn(template.text, values)
    const written = { letter, version, subject: filledIn(template.subject, values), text }
    await writeToSource(tx, row, source, { ...written, at })
  }
}

type Written = { letter: SourceLetter; version: number | null; subject: string; text: string; at: Date }

/** Keeps a letter to a source on the case, and sends it where the source has an address.
 *  @returns whether a mail of it is on its way */
export async function writeToSource(
  tx: Tx,
  { id: caseId }: Pick<RightsCase, 'id'>,
  { id: sourceId, contact }: Pick<CaseSource, 'id' | 'contact'>,
  { subject, version, ...written }: Written,
): Promise<boolean> {
  const mail =
    contact === null
      ? null
      : await sendMail(tx, {
          ...{ to: { source: contact }, subject, text: written.text },
          ...{ about: { caseId }, purpose: 'source_letter' },
        })
  await keepCaseMessage(tx, {
    ...{ caseId, side: 'source', sourceId, isIncoming: false, ...written },
    ...{ letterVersion: version, mailId: mail?.id ?? null },
  })
  return mail?.state === 'queued'
}

/** What a letter to a source is filled in with: its own articles, and nothing of who gave notice. */
function valuesToSource(
  { id, kind }: Pick<RightsCase, 'id' | 'kind'>,
  source: CaseSource,
  { acted, held = [] }: Pick<Telling, 'acted' | 'held'>,
): Partial<Record<LetterField, string>> {
  const still = addressesOf(source, held)
  return {
    ...{ caseNumber: caseNumber(id), siteName: config().siteName, kind: caseKinds[kind].name },
    ...{ sourceName: source.name, urls: addressesOf(source, acted) || '（无）' },
    note: still && `以下稿件因另一案件仍暂停展示：\n${still}\n`,
  }
}

function addressesOf({ articles }: CaseSource, ids: readonly number[]): string {
  const listed = articles.filter(({ id }) => ids.includes(id))
  return listed.map(({ address }) => address).join('\n')
}
