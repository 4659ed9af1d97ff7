import type { ArticleStatus } from '#lib/articles/status.ts'

const marks: Record<ArticleStatus, string> = { draft: '', published: 'pub', taken_down: 'down', deleted: '' }

/** A state with its dot; the words carry the meaning, the colour repeats it. */
export function StatusMark({ status, label }: { status: ArticleStatus; label: string }) {
  return <span className={`s ${marks[status]}`}>{label}</span>
}
