import type { Neighbour } from '#lib/articles/published-types.ts'
import { articlePath } from '#lib/reader-paths.ts'
import { Headline } from './headline.tsx'
import { namesIn } from './names-in.ts'
import type { Site } from './site.ts'

type Props = { site: Site; previous: Neighbour | null; next: Neighbour | null }

/** The articles before and after this one in its city. */
export function Pager({ site, previous, next }: Props) {
  if (!previous && !next) return null
  return (
    <nav className="pager" aria-label="相邻文章">
      {previous && <Way site={site} rel="prev" name="上一篇" to={previous} />}
      {next && <Way site={site} rel="next" name="下一篇" to={next} />}
    </nav>
  )
}

type WayProps = { site: Site; rel: 'prev' | 'next'; name: string; to: Neighbour }

function Way({ site, rel, name, to }: WayProps) {
  return (
    <a className={rel} href={articlePath(to.id)} rel={rel}>
      <small>{name}</small>{' '}
      <span>
        <Headline text={to.title} names={namesIn(site)} />
      </span>
    </a>
  )
}
