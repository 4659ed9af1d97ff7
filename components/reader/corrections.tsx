import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { shanghaiDate } from '#lib/time.ts'
import { each } from './each.ts'

/** 更正说明: what was changed after publication, newest first, above the text. */
export function Corrections({ corrections }: Pick<PublishedArticle, 'corrections'>) {
  if (corrections.length === 0) return null
  return (
    <section className="corrections" aria-labelledby="corrections">
      <h2 id="corrections">更正说明</h2>
      <ol>
        {each(corrections.toReversed(), ({ at, note }) => (
          <li>
            <time dateTime={shanghaiDate(at)}>{shanghaiDate(at)}</time>
            <p>{note}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
