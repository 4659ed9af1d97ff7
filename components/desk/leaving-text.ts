import type { Block, Body } from '#lib/articles/body/body.ts'
import type { ArticleContent } from './article-content.ts'

/** A text without the blocks at the beginning and the end of its body that the stored one has, too. */
export type CutText = { content: ArticleContent; keeps: { first: number; last: number } }

/**
 * Cuts a text down to what the server does not have: a page that is being closed can send 64 KiB, some 20,000 Chinese
 * characters with their nodes.
 * @param bases the texts of which the server may hold any one: what it stored last, and what is on its way to it
 */
export function cutText(content: ArticleContent, bases: readonly ArticleContent[]): CutText {
  const { body } = content
  const common = bases.map((base) => sameBlocks(base.body, body))
  const first = Math.min(...common.map(({ first }) => first))
  const last = Math.min(...common.map(({ last }) => last))
  const between = body.content.slice(first, body.content.length - last)
  return { content: { ...content, body: { ...body, content: between } }, keeps: { first, last } }
}

/** How many blocks two bodies have in common at the beginning, and then at the end. */
function sameBlocks({ content: one }: Body, { content: other }: Body): CutText['keeps'] {
  const most = Math.min(one.length, other.length)
  let first = 0
  while (first < most && isSame(one[first], other[first])) first += 1
  let last = 0
  while (last < most - first && isSame(one.at(-1 - last), other.at(-1 - last))) last += 1
  return { first, last }
}

function isSame(one: Block | undefined, other: Block | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
