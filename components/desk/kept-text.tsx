'use client'

import { useState } from 'react'
import { shanghaiMinute } from '#lib/time.ts'
import type { ArticleContent } from './article-content.ts'
import { bodyLines } from './body-lines.ts'
import type { SafetyCopy } from './safety-copy.ts'

/** Text that an earlier visit left in this browser. */
export function CopyOffer({
  copy,
  onRestore,
  onDiscard,
}: {
  copy: SafetyCopy
  onRestore: () => void
  onDiscard: () => void
}) {
  return (
    <section className="notice warn" aria-label="找回文字">
      <p>
        这台设备上有一份没有提交的文字（{shanghaiMinute(new Date(copy.at))}
        {copy.version > 0 ? `，从第 ${copy.version} 版改起` : '，新文章'}）：《
        {copy.content.title.slice(0, 40) || '无标题'}》
      </p>
      <div className="notice-acts">
        <button type="button" className="btn" onClick={onRestore}>
          找回
        </button>
        <button type="button" className="btn" onClick={onDiscard}>
          丢弃
        </button>
      </div>
    </section>
  )
}

/** The editor's own text after he took the other's: no longer in the form, ready to be copied. */
export function SetAside({ content }: { content: ArticleContent }) {
  return (
    <details className="notice set-aside" open>
      <summary>您刚才的文字（已不在表单里，可以复制）</summary>
      <OwnText content={content} />
    </details>
  )
}

/** All words of a form in one field that can be selected and copied. */
export function OwnText({ content }: { content: ArticleContent }) {
  const [copied, setCopied] = useState(false)
  const text = [content.title, content.summary, ...bodyLines(content.body)].filter(Boolean).join('\n\n')
  return (
    <div className="own-text">
      <textarea
        readOnly
        rows={6}
        value={text}
        aria-label="您的文字"
        onFocus={(event) => event.currentTarget.select()}
      />
      <button
        type="button"
        className="btn"
        onClick={() => navigator.clipboard?.writeText(text).then(() => setCopied(true))}
      >
        {copied ? '已复制' : '复制全文'}
      </button>
    </div>
  )
}
