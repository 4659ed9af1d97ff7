import { articlePath } from '#lib/reader-paths.ts'
import type { Marked } from '#lib/search/marked.ts'
import { Headline } from './headline.tsx'

type Props = {
  article: { id: number; title: string }
  /** Of its city and its source, which are never broken. */
  names?: readonly string[]
  /** Its title in pieces, of which some are marked as found. */
  pieces?: readonly Marked[]
}

/** An article's headline, which leads to it. */
export function TitleLink({ article: { id, title }, ...headline }: Props) {
  return (
    <a href={articlePath(id)}>
      <Headline text={title} {...headline} />
    </a>
  )
}
