'use client'

import { useSyncExternalStore } from 'react'
import { cutsOf } from '#lib/articles/proofread/cuts.ts'
import type { ArticleContent } from './article-content.ts'
import type { Proofreader, Suggestion } from './proofreader.ts'

type Props = {
  proofreader: Proofreader
  content: ArticleContent
  onChange: (field: 'title' | 'summary', value: string) => void
}

const fields = [
  ['title', '标题'],
  ['summary', '概述'],
] as const

/** What may be wrong in title and summary, and where others cut them. */
export function FieldFindings({ proofreader, content, onChange }: Props) {
  // The word list comes later than the page.
  useSyncExternalStore(proofreader.subscribe, proofreader.suggestions, proofreader.suggestions)
  return fields.map(([field, label]) => {
    const text = content[field]
    const findings = proofreader.checkLine(text)
    const cuts = cutsOf(field, text).filter(({ at }) => at !== null)
    if (findings.length === 0 && cuts.length === 0) return null
    return (
      <div key={field} className="field-findings">
        <h3>{label}</h3>
        <ul>
          {findings.map((finding) => (
            <LineFinding
              key={`${finding.from} ${finding.message}`}
              finding={finding}
              label={label}
              onAccept={({ from, to, replacement }) =>
                onChange(field, text.slice(0, from) + replacement + text.slice(to))
              }
              onIgnore={() => proofreader.ignoreLike([finding])}
            />
          ))}
          {cuts.map(({ name, most, length, at }) => (
            <li key={name} className="suggestion cut">
              <span className="suggestion-go">
                {name}只显示 {most} 字，现有 {length} 字
                <small>
                  …{text.slice(Math.max(0, (at ?? 0) - 8), at ?? 0)}
                  <del>{text.slice(at ?? 0)}</del>
                </small>
              </span>
            </li>
          ))}
        </ul>
      </div>
    )
  })
}

type LineFindingProps = {
  finding: Suggestion
  label: string
  onAccept: (finding: Suggestion) => void
  onIgnore: () => void
}

function LineFinding({ finding, label, onAccept, onIgnore }: LineFindingProps) {
  const { kind, words, message, replacement, note } = finding
  return (
    <li className={`suggestion kind-${kind}`}>
      <span className="suggestion-go">
        {message}
        {replacement === null ? null : ` → ${replacement}`}
        {note ? <small>{note}</small> : null}
      </span>
      {replacement === null ? null : (
        <button
          type="button"
          aria-label={`改${label}：“${words}”改为“${replacement}”`}
          onClick={() => onAccept(finding)}
        >
          改
        </button>
      )}
      <button type="button" className="quiet" aria-label={`忽略${label}：${message}`} onClick={onIgnore}>
        忽略
      </button>
    </li>
  )
}
