import type { Prisma } from '#lib/db/generated/client.ts'

/**
 * Everything that the public record of a case is made of. Nothing that a person wrote is among it, no name, no contact, and no
 * keyed hash of one: what is not selected cannot be shown (信息网络传播权保护条例 §14 asks for identities, no law for their
 * publication).
 */
export const publishedColumns = {
  ...{ id: true, kind: true, outcome: true, foreignConfirmedAt: true, contributionId: true },
  ...{ receivedAt: true, completeAt: true, acceptedAt: true, actedAt: true, closedAt: true },
  ...{ noticePublishedAt: true, forgottenAt: true },
  // A draft is nobody's but the newsroom's, and what is no article of the portal was written by the claimant.
  articles: {
    where: { article: { publishedAt: { not: null } } },
    orderBy: { id: 'asc' },
    select: { articleId: true, outcome: true, effect: true },
  },
  counterNotices: {
    where: { receivedAt: { not: null } },
    orderBy: { receivedAt: 'asc' },
    select: { receivedAt: true, forwardedAt: true },
  },
} as const satisfies Prisma.RightsCaseSelect

/** The cases that have a public record: those that ended, each once where several were joined. */
export const closedCases = {
  state: 'closed',
  mergedIntoId: null,
} as const satisfies Prisma.RightsCaseWhereInput
