import { findList } from '#lib/articles/find-list.ts'
import { pageOfList } from '#lib/articles/page-of-list.ts'
import type { ArticlePage } from '#lib/articles/published-types.ts'

type Query = { citySlug?: string; olderThan?: string; limit?: number }

/** A page of the published articles, newest first, as the public JSON finds it; null for an unknown city or page key. */
export async function listPublished({ citySlug, ...part }: Query = {}): Promise<ArticlePage | null> {
  const { scope } = await findList(citySlug === undefined ? { of: 'site' } : { of: 'city', city: citySlug })
  return scope && pageOfList({ scope, ...part })
}
