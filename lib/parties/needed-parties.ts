import { Prisma } from '#lib/db/generated/client.ts'

/** The case itself, and the one that it was merged into: one of them is open, or is closed by an order that still holds. */
const cases = Prisma.sql`rights_case AS own LEFT JOIN rights_case AS main ON main.id = own.merged_into_id`
const isUnderWay = Prisma.sql`
  (coalesce(main.state, own.state) <> 'closed' OR coalesce(main.outcome, own.outcome) = 'blocked')`

/**
 * Whether a row of `party` is needed for a case, whatever its time (`until`) says: it is the claimant, has answered by a
 * counter-notice, or sent the contribution. A case under a litigation hold is open; one that was blocked by an order goes on
 * once the order is lifted (信息网络传播权保护条例 §14–17; 民法典 §1195, 1196).
 */
export const isNeededForCase = Prisma.sql`(
  EXISTS (SELECT FROM ${cases} WHERE own.party_id = party.id AND ${isUnderWay})
  OR EXISTS (SELECT FROM ${cases} JOIN counter_notice ON counter_notice.case_id = own.id
    WHERE counter_notice.party_id = party.id AND ${isUnderWay})
  OR EXISTS (SELECT FROM ${cases} JOIN contribution ON contribution.id = own.contribution_id
    WHERE contribution.party_id = party.id AND ${isUnderWay}))`

/**
 * Whether a row of `party` is needed for a contribution: it is open, or its article is before readers, on the way there or
 * suspended, so that a notice may have to be forwarded (条例 §15).
 */
export const isNeededForContribution = Prisma.sql`
  EXISTS (SELECT FROM contribution LEFT JOIN article ON article.id = contribution.article_id
    WHERE contribution.party_id = party.id AND (contribution.state IN ('received', 'need_info')
      OR contribution.state = 'accepted' AND article.status::text NOT IN ('taken_down', 'deleted')))`

/** Whether a row of `party` is needed at all: what is known of it is not deleted then (个人信息保护法 §19, 47). */
export const isNeeded = Prisma.sql`(${isNeededForCase} OR ${isNeededForContribution})`
