import type { Body } from '#lib/articles/body/body.ts'
import { bodyLines } from './body-lines.ts'
import { LineChanges } from './change-view.tsx'

type Text = { title: string; body: Body }

/** What became of a contributor's original: title and text, line by line. */
export function OriginalChanges({ original, edited }: { original: Text; edited: Text }) {
  const [before, after] = [original, edited].map(({ title, body }) => [title, ...bodyLines(body)])
  if (!before || !after) return null
  const isSame = before.length === after.length && before.every((line, at) => line === after[at])
  return (
    <section className="card original-changes" aria-label="与原稿的差异">
      <h2>与原稿的差异</h2>
      {isSame ? <p className="hint">与原稿相同。</p> : <LineChanges before={before} after={after} />}
    </section>
  )
}
