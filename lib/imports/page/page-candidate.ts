import { type Candidate, pictureFile } from '../candidate.ts'
import type { FoundArticle } from './read-article-page.ts'

/** The article of a web page as a candidate of an import. */
export function pageCandidate(key: string, page: FoundArticle): Candidate {
  const { column, pictures, leftOut, ...said } = page
  return {
    ...said,
    key,
    files: pictures.map(pictureFile),
    leftOut: leftOut ? [`没有带过来：${leftOut}。`] : [],
    ...(column === null ? {} : { columns: [column] }),
  }
}
