'use client'

import { articleFields } from '#lib/articles/fields.ts'
import type { CityChoice } from './article-content.ts'
import { Change } from './change-view.tsx'
import type { Choice, Question } from './merge-content.ts'

type Props = {
  questions: readonly Question[]
  choices: Readonly<Record<string, Choice>>
  cities: readonly CityChoice[]
  /** Whether the editor went on before he answered all of them. */
  isMissed: boolean
  onChoose: (id: string, choice: Choice) => void
}

/** Where both editors changed the same: each asks with both before one's eyes. */
export function MergeQuestions({ questions, choices, cities, isMissed, onChoose }: Props) {
  return questions.map((question) => {
    const { id, fields, canKeepBoth } = question
    const isOpen = isMissed && choices[id] === undefined
    const options: [Choice, string][] = [
      ['theirs', '用对方的'],
      ['mine', '用我的'],
      ...(canKeepBoth ? [['both', '两段都留'] satisfies [Choice, string]] : []),
    ]
    return (
      <fieldset key={id} className="question" aria-invalid={isOpen} tabIndex={-1}>
        <legend>{fields.map((field) => articleFields[field].label).join('和')}：两个人都改了这一处</legend>
        <div className="sides">
          {(['theirs', 'mine'] as const).map((side) => (
            <section key={side} aria-label={side === 'theirs' ? '对方' : '我'}>
              <small>{side === 'theirs' ? '对方' : '我'}</small>
              {fields.map((field) => (
                <Change key={field} field={field} from={question.base} to={question[side]} cities={cities} />
              ))}
            </section>
          ))}
        </div>
        <div className="choices">
          {options.map(([choice, said]) => (
            <label key={choice}>
              <input
                type="radio"
                name={id}
                checked={choices[id] === choice}
                onChange={() => onChoose(id, choice)}
              />
              {said}
            </label>
          ))}
        </div>
        {isOpen ? <p className="field-error">请选一项</p> : null}
      </fieldset>
    )
  })
}
