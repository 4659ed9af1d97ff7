import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { databaseNow } from '#lib/db/database-now.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { MailState } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { config } from '../config.ts'
import { sendJob } from '../jobs/send-job.ts'
import { contactOf } from '../parties/contact-of.ts'
import { seal } from '../sealed/seal.ts'
import type { MailPurpose } from './mail-purposes.ts'
import { mailSubject } from './mail-subject.ts'

export type GivenMail = {
  /** `source`: the number of a listed source. */
  to: { party: string } | { editor: string } | { source: number }
  /** Never an identity; one that has one is replaced (mail-subject.ts). */
  subject: string
  /** Plain text; sealed until it was sent. */
  text: string
  about: { caseId: number } | { contributionId: number } | null
  purpose: MailPurpose
}

/**
 * Writes a mail down in an open transaction and sends the job that sends it, if the transaction commits.
 * @returns its id, and its state: `queued`; `not_configured` without a mail server; `undeliverable` where there is no address
 */
export async function sendMail(tx: Tx, given: GivenMail): Promise<{ id: string; state: MailState }> {
  const { to, about, purpose } = given
  const id = randomUUID()
  const state = await stateOf(tx, to)
  const isQueued = state === 'queued'
  await tx.mail.create({
    data: {
      ...{ id, state, purpose },
      ...recipient(to),
      ...(about &&
        ('caseId' in about ? { aboutCaseId: about.caseId } : { aboutContributionId: about.contributionId })),
      subject: mailSubject(given.subject, purpose, await everybody(tx, given)),
      text: isQueued ? seal({ table: 'mail', column: 'text', row: id }, given.text) : null,
      code: state === 'undeliverable' ? 'no_address' : null,
      // Due at once, whatever this machine's clock says.
      nextTryAt: isQueued ? new Date(0) : null,
      undeliverableAt: state === 'undeliverable' ? await databaseNow(tx) : null,
    },
  })
  if (isQueued) await sendJob(tx, 'send-mail', { mailId: id })
  return { id, state }
}

function recipient(to: GivenMail['to']) {
  if ('party' in to) return { toPartyId: to.party }
  return 'editor' in to ? { toEditorId: to.editor } : { toListedSourceId: to.source }
}

async function stateOf(tx: Tx, to: GivenMail['to']): Promise<MailState> {
  if ('party' in to) {
    const reachable = await tx.party.count({ where: { id: to.party, emailIndex: { not: null } } })
    if (reachable === 0) return 'undeliverable'
  }
  if ('source' in to) {
    const reachable = await tx.listedSource.count({ where: { id: to.source, rightsEmail: { not: null } } })
    if (reachable === 0) return 'undeliverable'
  }
  return config().smtp ? 'queued' : 'not_configured'
}

/** Everybody whom a subject could name: the recipient, and the parties of the case or contribution. */
async function everybody(tx: Tx, { to, about }: GivenMail) {
  const caseId = about && 'caseId' in about ? about.caseId : null
  const contributionId = about && 'contributionId' in about ? about.contributionId : null
  const rows = await queryRows(
    z.object({ id: z.string() }),
    Prisma.sql`
      SELECT party_id::text AS id FROM rights_case WHERE id = ${caseId} AND party_id IS NOT NULL
      UNION SELECT party_id::text FROM counter_notice WHERE case_id = ${caseId} AND party_id IS NOT NULL
      UNION SELECT party_id::text FROM contribution WHERE party_id IS NOT NULL AND (id = ${contributionId}
        OR id = (SELECT contribution_id FROM rights_case WHERE id = ${caseId}))`,
    tx,
  )
  const ids = new Set([...rows.map(({ id }) => id), ...('party' in to ? [to.party] : [])])
  const found = await Promise.all([...ids].map((id) => contactOf(id, tx)))
  return found.filter((one) => one !== null)
}
