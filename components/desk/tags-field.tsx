'use client'

import { useRef, useState } from 'react'
import { articleFields } from '#lib/articles/fields.ts'
import { fieldProps } from './field.tsx'
import { matchingTags, type UsedTag, withTag } from './matching-tags.ts'
import { usedNamesId } from './used-names.tsx'

type Props = {
  value: string
  error: string | undefined
  onChange: (field: 'tags', value: string) => void
}

/** 标签, with those that were used before below it: they follow what is typed, by name or initials. */
export function TagsField({ value, error, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [used, setUsed] = useState<readonly UsedTag[]>([])
  const matching = matchingTags(value, used)
  const take = (tag: string) => {
    onChange('tags', withTag(value, tag))
    input.current?.focus()
  }
  return (
    <>
      <input
        {...fieldProps('tags', error)}
        ref={input}
        type="text"
        autoComplete="off"
        placeholder={articleFields.tags.input}
        value={value}
        onFocus={() => setUsed(usedTags())}
        onChange={({ currentTarget }) => onChange('tags', currentTarget.value)}
      />
      {matching.length > 0 && (
        <ul className="used-tags" aria-label="用过的标签">
          {matching.map((tag) => (
            <li key={tag}>
              <button type="button" onClick={() => take(tag)}>
                {tag}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** The names that stand in the page for this field, as for those whose inputs are completed by the browser. */
function usedTags(): UsedTag[] {
  const options = document.querySelectorAll<HTMLOptionElement>(`#${usedNamesId('tags')} option`)
  return [...options].map(({ value, label }) => ({ name: value, initials: label === value ? '' : label }))
}
