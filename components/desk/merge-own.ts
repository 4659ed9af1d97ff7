import type { ArticleContent } from './article-content.ts'
import { mergeContent } from './merge-content.ts'

/**
 * Puts together what one editor typed in two places: nothing is asked, since both are his. What he changed in both stays
 * twice in the body; of a field the later one stays, and the server keeps the other.
 */
export function mergeOwn(
  base: ArticleContent,
  other: ArticleContent,
  mine: ArticleContent,
): { content: ArticleContent; hasBoth: boolean } {
  const merge = mergeContent(base, other, mine)
  const choices = merge.questions.map(({ id, canKeepBoth }) => [id, canKeepBoth ? 'both' : 'mine'] as const)
  return {
    content: merge.resolved(Object.fromEntries(choices)),
    hasBoth: merge.questions.some(({ canKeepBoth }) => canKeepBoth),
  }
}
