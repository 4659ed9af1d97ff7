import type { Neighbour } from '#lib/articles/published-types.ts'
import { articlePath } from '#lib/reader-paths.ts'
import { Headline } from './headline.tsx'

/** The articles before and after this one in its city. */
export function Pager({ previous, next }: { previous: Neighbour | null; next: Neighbour | null }) {
  if (!previous && !next) return null
  return (
    <nav className="pager" aria-label="相邻文章">
      {previous && <Way rel="prev" name="上一篇" to={previous} />}
      {next && <Way rel="next" name="下一篇" to={next} />}
    </nav>
  )
}

function Way({ rel, name, to }: { rel: 'prev' | 'next'; name: string; to: Neighbour }) {
  return (
    <a className={rel} href={articlePath(to.id)} rel={rel}>
      <small>{name}</small>{' '}
      <span>
        <Headline text={to.title} />
      </span>
    </a>
  )
}
