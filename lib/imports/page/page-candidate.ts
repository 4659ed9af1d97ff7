import { type Candidate, pictureFile } from '../candidate.ts'
import type { FoundArticle } from './read-article-page.ts'

/** The article of a web page as a candidate of an import. */
export function pageCandidate(key: string, page: FoundArticle): Candidate {
  const { column, pictures, leftOut, otherUrl, nextPage: _, ...said } = page
  return {
    ...said,
    key,
    files: pictures.map(pictureFile),
    leftOut: [
      ...(leftOut ? [`没有带过来：${leftOut}。`] : []),
      ...(otherUrl
        ? [`这一页写的原网址是 ${otherUrl.slice(0, 300)}，不在它自己的网站上，没有采用；请核对。`]
        : []),
    ],
    ...(column === null ? {} : { columns: [column] }),
  }
}
