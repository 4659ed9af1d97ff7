import type { CityChoice, Latest } from './article-content.ts'
import { ConflictPanel } from './conflict-panel.tsx'
import type { Choice } from './merge-content.ts'
import { mergeBase } from './press.ts'
import type { useArticleForm } from './use-article-form.ts'

type Props = {
  form: ReturnType<typeof useArticleForm>
  cities: readonly CityChoice[]
  onMerge: (latest: Latest, choices: Readonly<Record<string, Choice>>) => void
  onTakeTheirs: (latest: Latest) => void
  /** The article is gone, or readers see it no longer. */
  onRemoved: (latest: Latest) => void
}

/** What a colleague made of the article that is being edited; nothing where it is as the form knows it. */
export function FormConflict({ form, cities, onMerge, onTakeTheirs, onRemoved }: Props) {
  const { standing, conflict, content, note } = form
  if (!conflict) return null
  return (
    <ConflictPanel
      key={`${conflict.version} ${conflict.copyVersion}`}
      latest={conflict}
      base={mergeBase(standing, conflict)}
      mine={content}
      note={note}
      cities={cities}
      onMerge={(choices) => onMerge(conflict, choices)}
      onTakeTheirs={() => onTakeTheirs(conflict)}
      onRemoved={() => onRemoved(conflict)}
    />
  )
}
