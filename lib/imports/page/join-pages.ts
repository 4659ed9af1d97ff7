import type { Block } from '../../articles/body/body.ts'
import { rebuild } from '../../articles/body/fold.ts'
import type { FoundArticle } from './read-article-page.ts'

/** An article with the text and the pictures of its next part behind its own. What else it says stays the first part's. */
export function joinPages(article: FoundArticle, next: FoundArticle): FoundArticle {
  const moved = rebuild(next.body, {
    text: (text) => [text],
    node: (node) => [
      typeof node.attrs?.media === 'number'
        ? { ...node, attrs: { ...node.attrs, media: node.attrs.media + article.pictures.length } }
        : node,
    ],
  })
  // Only the numbers of its pictures are others.
  const blocks = moved[0]?.content as Block[] | undefined
  return {
    ...article,
    body: { ...article.body, content: [...article.body.content, ...(blocks ?? [])] },
    pictures: [...article.pictures, ...next.pictures],
    leftOut: [article.leftOut, next.leftOut].filter(Boolean).join('、'),
    nextPage: next.nextPage,
  }
}
