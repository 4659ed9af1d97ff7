'use client'

import type { ListState } from './use-proofreading.ts'

type Props = {
  words: readonly string[]
  /** Whether the word list is there. */
  list: ListState
  onRetry: () => void
  isChecked: boolean
  onCheck: (isChecked: boolean) => void
}

/** Whether a text may be published only by a press that says so: it holds sensitive words, or nobody knows. */
export const asksForCheck = ({ words, list }: Pick<Props, 'words' | 'list'>) =>
  words.length > 0 || list !== 'read'

/** Sensitive words in what is to be published, and the press that says they are meant. */
export function SensitiveWords({ words, list, onRetry, isChecked, onCheck }: Props) {
  if (!asksForCheck({ words, list })) return null
  const isUnknown = list !== 'read'
  return (
    <fieldset className="sensitive-words">
      <legend>{isUnknown ? '敏感词没有核对' : '有敏感词'}</legend>
      {isUnknown ? (
        <p role="status">
          {list === 'reading' ? '正在读取词表…' : '词表没有读到，不知道文中有没有敏感词。'}{' '}
          {list === 'missing' ? (
            <button type="button" className="btn" onClick={onRetry}>
              再读一次
            </button>
          ) : null}
        </p>
      ) : (
        <p>
          {words.map((word) => (
            <mark key={word}>{word}</mark>
          ))}
        </p>
      )}
      <label>
        <input
          type="checkbox"
          checked={isChecked}
          onChange={(event) => onCheck(event.currentTarget.checked)}
        />{' '}
        {isUnknown ? '已自行核对，仍然发布' : '已逐处核对，仍然发布'}
      </label>
    </fieldset>
  )
}
