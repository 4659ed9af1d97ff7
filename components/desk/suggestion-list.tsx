'use client'

import { useSyncExternalStore } from 'react'
import type { ArticleContent } from './article-content.ts'
import { FieldFindings } from './field-findings.tsx'
import { type Proofreader, type Suggestion, saysOf } from './proofreader.ts'

const NOTHING: readonly Suggestion[] = []

type Props = {
  proofreader: Proofreader
  content: ArticleContent
  onChange: (field: 'title' | 'summary', value: string) => void
}

/** 校对: what may be wrong in title, summary and body, with what would be right. */
export function SuggestionList({ proofreader, content, onChange }: Props) {
  const suggestions = useSyncExternalStore(proofreader.subscribe, proofreader.suggestions, () => NOTHING)
  const current = useSyncExternalStore(proofreader.subscribe, proofreader.current, () => null)
  const groups = [...Map.groupBy(suggestions, saysOf).values()]
  return (
    <section className="proof" aria-labelledby="proof">
      <h2 id="proof">
        校对建议 <span role="status">{suggestions.length}</span>
      </h2>
      <p className="proof-keys">
        <kbd>F7</kbd> 下一处 <kbd>⇧F7</kbd> 上一处 <kbd>Alt ↵</kbd> 改 <kbd>Alt ⇧↵</kbd> 忽略
      </p>
      <FieldFindings proofreader={proofreader} content={content} onChange={onChange} />
      {groups.length > 0 ? (
        <ul>
          {groups.map((group) => (
            <Group
              key={group[0]?.id}
              group={group}
              isCurrent={group.some(({ id }) => id === current)}
              proofreader={proofreader}
            />
          ))}
        </ul>
      ) : null}
    </section>
  )
}

type GroupProps = { group: Suggestion[]; isCurrent: boolean; proofreader: Proofreader }

/** Suggestions that say the same of the same words. */
function Group({ group, isCurrent, proofreader }: GroupProps) {
  const [first] = group
  if (!first) return null
  const { kind, words, message, replacement, note } = first
  const ids = group.map(({ id }) => id)
  const places = group.length > 1 ? ` ${group.length} 处` : ''
  return (
    <li className={`suggestion kind-${kind}`} aria-current={isCurrent ? 'true' : undefined}>
      <button type="button" className="suggestion-go" onClick={() => proofreader.go(first.id)}>
        {message}
        {replacement === null ? null : (
          <>
            <span className="arrow"> → </span>
            {replacement}
          </>
        )}
        {note ? <small>{note}</small> : null}
      </button>
      {replacement === null ? null : (
        <button
          type="button"
          aria-label={`改${places}：“${words}”改为“${replacement}”`}
          onClick={() => proofreader.accept(ids)}
        >
          改{places}
        </button>
      )}
      <button
        type="button"
        className="quiet"
        aria-label={`忽略：${message}`}
        onClick={() => proofreader.ignore(ids)}
      >
        忽略
      </button>
    </li>
  )
}
