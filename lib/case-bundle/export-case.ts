import type { Readable } from 'node:stream'
import { z } from 'zod'
import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { caseNumber } from '../case-number.ts'
import { readCaseForDesk, readWholeCase } from '../cases/desk-case.ts'
import type { DeskCase } from '../cases/desk-case-types.ts'
import { evidenceOfCase, openCaseEvidence, partiesOfCase } from '../cases/desk-evidence.ts'
import { evidenceExtension } from '../cases/shown-evidence.ts'
import { config } from '../config.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError, isDomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { openParty } from '../parties/open-party.ts'
import { openingSchema } from '../parties/opening-reason.ts'
import { rowNumber } from '../seen-row.ts'
import { filesOfCase, inMergedFolder } from './bundle-content.ts'
import { type BundleFile, jsonFile, writeBundle } from './write-bundle.ts'

const schema = z.object({
  id: rowNumber,
  /** Whether identities and evidence are in it; then with a reason, for the audit trail. */
  withIdentities: z.boolean().default(false),
  why: z.string().default(''),
})

export type ExportedCase = { fileName: string; stream: Readable }

/**
 * A case as a sealed bundle for a lawyer, with the notices that were merged into it, recorded with its reason on each. Identities,
 * evidence and what the sides wrote of themselves are in it only for who may open them and says why.
 * @throws DomainError forbidden | invalid-input | not-found; the stream fails where a file cannot be read
 */
export async function exportCase(editor: Editor, input: z.input<typeof schema>): Promise<ExportedCase> {
  permit(editor, 'case.read')
  const { id, withIdentities, why } = parseInput(schema, input)
  // Also where everything has been deleted that an opening would ask a reason for.
  if (withIdentities) parseInput(openingSchema, { why, about: { caseId: id } })
  const read = withIdentities ? readWholeCase : readCaseForDesk
  const told = await read(editor, id)
  if (!told) throw new DomainError('not-found', '没有这个案件。')
  const merged = (await Promise.all(told.merged.map((one) => read(editor, one)))).filter(
    (one) => one !== null,
  )
  const identities = withIdentities ? await filesOfParties(editor, id, why) : []
  for (const one of withIdentities ? merged : [])
    identities.push(...inMergedFolder(one.id, await filesOfParties(editor, one.id, why)))
  await record(editor, [told, ...merged], { withIdentities, ...(withIdentities ? { why } : {}) })
  const facts = {
    case: caseNumber(id),
    site: config().siteName,
    siteUrl: config().siteUrl,
    asOf: lastStep([told, ...merged]).toISOString(),
    identities: withIdentities ? ('included' as const) : ('withheld' as const),
  }
  const stream = writeBundle(facts, [...(await filesOfCase(told, merged)), ...identities])
  return { fileName: `case-${caseNumber(id)}.zip`, stream }
}

const lastStep = (cases: readonly DeskCase[]) =>
  new Date(Math.max(...cases.map(({ steps, receivedAt }) => (steps.at(-1)?.at ?? receivedAt).getTime())))

function record(
  editor: Editor,
  cases: readonly DeskCase[],
  details: { withIdentities: boolean; why?: string },
): Promise<void> {
  return transaction(async (tx) => {
    for (const { id, version } of cases)
      await recordAudit(tx, {
        ...{ event: 'case_exported', by: editor, about: { subject: 'case', id } },
        details: { version, ...details },
      })
  })
}

/** Who the sides are, each opening recorded, and their files, whose opening is recorded when they are read. */
async function filesOfParties(editor: Editor, id: number, why: string): Promise<BundleFile[]> {
  const opened: { party: string; identity: unknown }[] = []
  for (const [party, side] of await partiesOfCase(id))
    opened.push({ party: side, identity: await openedOrGone(editor, party, { why, about: { caseId: id } }) })
  const evidence = (await evidenceOfCase(editor, id)).filter(({ isDeleted }) => !isDeleted)
  return [
    jsonFile('identities.json', opened),
    ...evidence.map(({ id: file, party, format }, at): BundleFile => {
      const number = String(at + 1).padStart(2, '0')
      return {
        path: `evidence/${number}-${party}.${evidenceExtension(format)}`,
        open: async () => (await openCaseEvidence(editor, { id, file, why })).stream,
      }
    }),
  ]
}

/** What was deleted at its expiry is told as such. */
async function openedOrGone(editor: Editor, party: string, why: Parameters<typeof openParty>[2]) {
  try {
    return await openParty(editor, party, why)
  } catch (error) {
    if (isDomainError(error) && error.code === 'gone') return null
    throw error
  }
}
