'use client'

import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { ArticleContent } from './article-content.ts'
import { Field, fieldProps } from './field.tsx'

type Change = <F extends keyof ArticleContent>(field: F, value: ArticleContent[F]) => void

type Props = {
  content: ArticleContent
  errors: Readonly<Record<string, string>>
  onChange: Change
}

/** Title and summary, set as readers will see them. */
export function TitleField({ content, errors, onChange }: Props) {
  return (
    <>
      <Field name="title" label="标题" error={errors.title}>
        <Growing
          {...fieldProps('title', errors.title)}
          className="title-input"
          value={content.title}
          onText={(text) => onChange('title', text.replace(/[\r\n]+/g, ' '))}
          placeholder="标题"
          isOneLine
        />
      </Field>
      <Field name="summary" label="概述" error={errors.summary}>
        <Growing
          {...fieldProps('summary', errors.summary)}
          className="summary-input"
          value={content.summary}
          onText={(text) => onChange('summary', text)}
          placeholder="概述，显示在标题下和列表里"
        />
      </Field>
    </>
  )
}

/** A new article begins with its title. */
export function useTitleFocus(isNew: boolean): void {
  useEffect(() => {
    if (isNew) document.getElementById('field-title')?.focus()
  }, [isNew])
}

type GrowingProps = {
  id: string
  name: string
  className: string
  value: string
  placeholder: string
  isOneLine?: boolean
  onText: (text: string) => void
}

/** A text field that is as high as its text. */
function Growing({ onText, isOneLine = false, ...rest }: GrowingProps) {
  const element = useRef<HTMLTextAreaElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text.
  useEffect(() => {
    const area = element.current
    if (!area || CSS.supports('field-sizing', 'content')) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight}px`
  }, [rest.value])
  const stay = (event: KeyboardEvent) => {
    if (
      !isOneLine ||
      event.key !== 'Enter' ||
      event.nativeEvent.isComposing ||
      event.ctrlKey ||
      event.metaKey
    )
      return
    event.preventDefault()
    // A line has one line: what follows is the next field.
    document.getElementById('field-summary')?.focus()
  }
  return (
    <textarea
      {...rest}
      ref={element}
      rows={1}
      onKeyDown={stay}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  )
}
