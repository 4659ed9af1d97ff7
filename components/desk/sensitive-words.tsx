'use client'

type Props = { words: readonly string[]; isChecked: boolean; onCheck: (isChecked: boolean) => void }

/** Sensitive words in what is to be published, and the press that says they are meant. */
export function SensitiveWords({ words, isChecked, onCheck }: Props) {
  if (words.length === 0) return null
  return (
    <fieldset className="sensitive-words">
      <legend>有敏感词</legend>
      <p>
        {words.map((word) => (
          <mark key={word}>{word}</mark>
        ))}
      </p>
      <label>
        <input
          type="checkbox"
          checked={isChecked}
          onChange={(event) => onCheck(event.currentTarget.checked)}
        />{' '}
        已逐处核对，仍然发布
      </label>
    </fieldset>
  )
}
