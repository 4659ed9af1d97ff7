import type { ReactNode } from 'react'
import { creditsOf } from '#lib/articles/credits.ts'
import { authorPath } from '#lib/reader-paths.ts'
import { each } from './each.ts'

/** A byline as its article has it; each person or office in it leads to the other articles of theirs. */
export function Byline({ text }: { text: string }) {
  const parts: ReactNode[] = []
  let rest = text
  for (const { name } of creditsOf(text)) {
    const at = rest.indexOf(name)
    if (at < 0) continue
    parts.push(
      rest.slice(0, at),
      <a href={authorPath(name)} rel="author">
        {name}
      </a>,
    )
    rest = rest.slice(at + name.length)
  }
  return (
    <bdi>
      {each(parts, (part) => part)}
      {rest}
    </bdi>
  )
}
