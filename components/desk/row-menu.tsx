'use client'

import { useEffect, useRef } from 'react'
import { isPublic } from '#lib/articles/status.ts'
import { articlePath } from '#lib/reader-paths.ts'
import type { Row, RowVerb } from './article-table.tsx'

const verbNames: Record<RowVerb, string> = { 'take-down': '下架…', discard: '删除草稿', undelete: '恢复草稿' }

/** The “⋯” at the end of a line: where the article can be opened, and what this editor may do to it. */
export function RowMenu({ row, onVerb }: { row: Row; onVerb: (verb: RowVerb) => void }) {
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const element = menu.current
    const close = () => element?.removeAttribute('open')
    const onPress = ({ target }: Event) => {
      if (!element?.contains(target as Node)) close()
    }
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape' || !element?.open) return
      close()
      element.querySelector('summary')?.focus()
    }
    document.addEventListener('pointerdown', onPress)
    element?.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onPress)
      element?.removeEventListener('keydown', onKey)
    }
  }, [])
  const { verb, title } = row
  return (
    <details ref={menu} className="row-menu" name="row-menu">
      <summary aria-label={`《${title}》的操作`}>⋯</summary>
      <ul>
        {isPublic(row.status) ? (
          <li>
            <a href={articlePath(row.id)} target="_blank" rel="noreferrer">
              读者页面
            </a>
          </li>
        ) : null}
        <li>
          <a href={`/admin/articles/${row.id}`}>{isPublic(row.status) ? '修订' : '打开'}</a>
        </li>
        {verb ? (
          <li>
            <button
              type="button"
              className={verb === 'undelete' ? undefined : 'danger'}
              aria-haspopup={verb === 'take-down' ? 'dialog' : undefined}
              aria-label={`${verbNames[verb].replace('…', '')}《${title}》${verb === 'take-down' ? '…' : ''}`}
              onClick={() => {
                menu.current?.removeAttribute('open')
                onVerb(verb)
              }}
            >
              {verbNames[verb]}
            </button>
          </li>
        ) : null}
      </ul>
    </details>
  )
}
