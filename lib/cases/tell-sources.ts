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
 * Tells the sources of a case's reposts by mail what was done with them, each of its own alone. Those without an address for claims of
 * rights are told by an editor (record-source-told.ts). The letter stands on the case, sealed; its mail is sent after the transaction.
 */
export async function tellSources(
  tx: Tx,
  row: RightsCase,
  { letter, at, acted, held = [] }: Telling,
): Promise<void> {
  const { version, ...template } = await newestLetter(tx, letter)
  for (const source of await sourcesOfCase(tx, row.id)) {
    const isConcerned = source.articles.some(({ id }) => acted.includes(id) || held.includes(id))
    if (source.contact === null || !isConcerned) continue
    const values = valuesToSource(row, source, { acted, held })
    const text = filledIn(template.text, values)
    const mail = await sendMail(tx, {
      ...{ to: { source: source.contact }, subject: filledIn(template.subject, values), text },
      ...{ about: { caseId: row.id }, purpose: 'source_letter' },
    })
    await keepCaseMessage(tx, {
      ...{ caseId: row.id, side: 'source', sourceId: source.id, isIncoming: false, text, at },
      ...{ letter, letterVersion: version, mailId: mail.id },
    })
  }
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
