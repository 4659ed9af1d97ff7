'use client'

import { useRef, useState } from 'react'
import { articleFields, inputFields } from '#lib/articles/fields.ts'
import type { ArticleContent } from './article-content.ts'
import { bodyLines } from './body-lines.ts'

type Props = { content: ArticleContent; note: string; label?: string }

/** All words of a form in one field that can be selected and copied. */
export function OwnText({ content, note, label = '您的文字' }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [copied, setCopied] = useState<string | null>(null)
  const text = textOf(content, note)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(text)
    } catch {
      // Missing on a page that was not opened over HTTPS, or not allowed: the text is marked, and Ctrl+C copies it.
      field.current?.select()
    }
  }
  return (
    <div className="own-text">
      <textarea
        ref={field}
        readOnly
        rows={6}
        value={text}
        aria-label={label}
        onFocus={(event) => event.currentTarget.select()}
      />
      <button type="button" className="btn" onClick={copy}>
        {copied === text ? '已复制' : '复制全文'}
      </button>
    </div>
  )
}

function textOf(content: ArticleContent, note: string): string {
  const facts = inputFields.map((name) => content[name] && `${articleFields[name].label}：${content[name]}`)
  return [content.title, content.summary, ...bodyLines(content.body), ...facts, note && `更正说明：${note}`]
    .filter(Boolean)
    .join('\n\n')
}
