import { each } from './each.ts'
import type { Heading } from './headings.ts'

/** Fewer headings, or a shorter text, are seen at a glance. */
const FEWEST = 3
const SHORTEST = 1_500

type Props = { headings: readonly Heading[]; length: number }

/** 目录 of a long text. `length` in characters. */
export function Contents({ headings, length }: Props) {
  if (headings.length < FEWEST || length < SHORTEST) return null
  return (
    <nav className="contents" aria-label="目录">
      <details open>
        <summary>目录</summary>
        <ol>
          {each(headings, ({ id, level, words }) => (
            <li className={level > 2 ? 'sub' : undefined}>
              <a href={`#${id}`}>{words}</a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  )
}
