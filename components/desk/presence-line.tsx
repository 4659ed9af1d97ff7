import type { OpenElsewhere } from '#lib/articles/autosave/autosave-types.ts'
import { formatTime } from './format-time.ts'

/** Which colleagues have the article open, and since when. */
export function PresenceLine({ others }: { others: OpenElsewhere[] }) {
  return (
    <p className={others.length > 0 ? 'presence' : undefined} role="status">
      {others.map(({ name, since, isChanged }) => (
        <span key={`${name} ${since}`}>
          <bdi>{name}</bdi> {formatTime(new Date(since))} 起也打开着这篇文章
          {isChanged ? '，有未提交的修改' : ''}。
        </span>
      ))}
    </p>
  )
}
