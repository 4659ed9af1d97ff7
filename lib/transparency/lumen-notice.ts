import type { CaseKind, CaseOutcome } from '#lib/db/generated/enums.ts'
import { caseNumber } from '../case-number.ts'
import { caseKinds } from '../cases/case-kinds.ts'
import { articleEndWording, outcomeWording } from '../cases/outcome-words.ts'
import { articlePath, publicCasePath } from '../reader-paths.ts'
import type { ActionTaken, ClosedCase } from './closed-case.ts'

/** A closed case in the shape of Lumen's notices (its API for researchers), with the site as recipient. */
export type LumenNotice = {
  id: string
  type: string
  title: string
  /** Days in Lumen are moments here (RFC 3339, UTC). */
  date_received: string
  date_acted: string | null
  date_closed: string
  action_taken: ActionTaken
  /** Codes of this portal: of several kinds Lumen's type is the same. */
  kind: CaseKind
  outcome: CaseOutcome
  outcome_name: string
  jurisdictions: string[]
  /** What a claimant calls his work is his own text, and can name him: a work is told by its addresses, and
   *  by what the end of the case did to it. */
  works: { description: string; infringing_urls: { url: string }[] }[]
  url: string
  counter_notices: { date_received: string; date_forwarded: string | null; url: string }[]
  notice_published: string | null
}

/** The types of Lumen that fit a kind; notices about copyright are all of one type there. */
const types: Record<CaseKind, string> = {
  copyright: 'DMCA',
  privacy: 'PrivateInformation',
  reputation: 'Defamation',
  factual_error: 'Other',
  other_rights: 'Other',
  illegal_content: 'Other',
  correction: 'Other',
}

/** @param siteUrl without a slash at its end */
export function lumenNotice(one: ClosedCase, siteUrl: string): LumenNotice {
  const url = siteUrl + publicCasePath(one.id)
  return {
    id: caseNumber(one.id),
    type: one.outcome === 'blocked' ? 'GovernmentRequest' : types[one.kind],
    title: caseKinds[one.kind].name,
    date_received: one.receivedAt.toISOString(),
    date_acted: one.actedAt?.toISOString() ?? null,
    date_closed: one.closedAt.toISOString(),
    action_taken: one.action,
    ...{ kind: one.kind, outcome: one.outcome },
    outcome_name: outcomeWording(one.outcome, one.articles, one.kind),
    jurisdictions: one.isForeign ? ['CN', 'US'] : ['CN'],
    works: one.articles.map(({ id, ...end }) => ({
      description: [`文章编号 ${id}`, articleEndWording(end, one.kind)].filter(Boolean).join('，'),
      infringing_urls: [{ url: siteUrl + articlePath(id) }],
    })),
    url,
    counter_notices: one.counterNotices.map(({ receivedAt, forwardedAt }) => ({
      date_received: receivedAt.toISOString(),
      date_forwarded: forwardedAt?.toISOString() ?? null,
      url: `${url}#counter-notice`,
    })),
    notice_published: one.noticePublishedAt?.toISOString() ?? null,
  }
}
