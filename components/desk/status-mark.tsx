import { type ArticleStatus, states } from '#lib/articles/status.ts'

/** A state with its dot; the words carry the meaning, the colour repeats it. */
export function StatusMark({
  status,
  label = states[status].name,
}: {
  status: ArticleStatus
  label?: string
}) {
  return <span className={`s ${states[status].mark}`}>{label}</span>
}
