import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { each } from './each.ts'
import { Time } from './relative-time.tsx'

type Props = Pick<PublishedArticle, 'corrections'> & { now: Date }

/** 更正说明: what was changed after publication, newest first, above the text. */
export function Corrections({ corrections, now }: Props) {
  if (corrections.length === 0) return null
  return (
    <section className="corrections" aria-labelledby="corrections">
      <h2 id="corrections">更正说明</h2>
      <ol>
        {each(corrections.toReversed(), ({ at, note }) => (
          <li>
            <Time at={at} now={now} as="day" />
            <p>{note}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
