'use client'

import { usePathname, useSearchParams } from 'next/navigation.js'
import { useEffect } from 'react'
import type { WaitingCases } from '#lib/cases/desk-queue.ts'
import { useKeys } from './use-keys.ts'
import { listPathBack } from './use-list-place.ts'

type Props = {
  siteName: string
  person: string
  signedInAt: string
  /** How many wait, in words; empty for none. */
  drafts: string
  /** How many are in review, in words; empty for none. */
  reviews?: string
  /** How many originals have changed and wait for a decision. */
  notices?: number
  /** The cases that wait for an editor, and whether a limit has passed. */
  cases?: WaitingCases
  /** How many contributions wait, in words; empty for none. */
  contributions?: string
  signOut: () => Promise<void>
}

const LEAVING = '有未提交的修改，它们会留着，下次打开文章接着写。现在退出吗？'

/** The one rail. On a phone it is folded away behind a button; the popover needs no script for that. */
export function Rail({
  siteName,
  person,
  signedInAt,
  drafts,
  reviews = '',
  notices = 0,
  cases,
  contributions = '',
  signOut,
}: Props) {
  const path = usePathname()
  const status = useSearchParams().get('status')
  useKeys({
    '/': focusSearch,
    // On its own page it begins another entry of the word list.
    n: path === '/admin/words' ? undefined : () => location.assign('/admin/articles/new'),
  })
  useEffect(() => {
    document.documentElement.dataset.ready = 'true'
  }, [])
  const isList = path === '/admin/articles'
  const isArticle = path.startsWith('/admin/articles/') && path !== '/admin/articles/new'
  const here = (is: boolean) => (is ? 'page' : undefined)
  return (
    <>
      <header className="topbar">
        <b className="mark">{siteName}</b>
        <button type="button" className="btn" popoverTarget="rail">
          菜单
        </button>
      </header>
      <nav className="rail" id="rail" popover="auto" aria-label="编辑台">
        <b className="mark">{siteName}</b>
        <a
          href="/admin/articles"
          aria-current={isArticle ? 'true' : here(isList && status !== 'draft' && status !== 'in_review')}
          // From an article back to the list as it was left.
          onClick={({ currentTarget }) => {
            const back = isArticle ? listPathBack() : null
            if (back) currentTarget.href = back
          }}
        >
          文章
        </a>
        <a href="/admin/articles?status=draft" aria-current={here(isList && status === 'draft')}>
          草稿<small>{drafts}</small>
        </a>
        <a href="/admin/articles?status=in_review" aria-current={here(isList && status === 'in_review')}>
          送审{reviews ? <small>{reviews}</small> : null}
        </a>
        <a href="/admin/articles/new" aria-current={here(path === '/admin/articles/new')}>
          新文章
        </a>
        <a
          href="/admin/cases"
          aria-current={path.startsWith('/admin/cases/') ? 'true' : here(path === '/admin/cases')}
        >
          投诉
          {cases && cases.number > 0 ? (
            <small className={cases.isLate ? 'due' : undefined}>
              {cases.number}
              {cases.isLate ? <span className="visually-hidden">，有超过时限的</span> : null}
            </small>
          ) : null}
        </a>
        <a
          href="/admin/contributions"
          aria-current={
            path.startsWith('/admin/contributions/') ? 'true' : here(path === '/admin/contributions')
          }
        >
          投稿{contributions ? <small>{contributions}</small> : null}
        </a>
        <a href="/admin/front" aria-current={here(path === '/admin/front')}>
          首页编排
        </a>
        <a href="/admin/media" aria-current={here(path === '/admin/media')}>
          媒体
        </a>
        <a href="/admin/imports" aria-current={here(path.startsWith('/admin/imports'))}>
          导入
        </a>
        <a href="/admin/sources" aria-current={here(path === '/admin/sources')}>
          来源{notices > 0 ? <small>{notices}</small> : null}
        </a>
        <a href="/admin/words" aria-current={here(path === '/admin/words')}>
          词表
        </a>
        <a href="/admin/policies" aria-current={here(path.startsWith('/admin/policies'))}>
          声明与规则
        </a>
        <a
          href="/admin/settings"
          aria-current={path.startsWith('/admin/letters') ? 'true' : here(path === '/admin/settings')}
        >
          设置
        </a>
        <a href="/" target="_blank" rel="noreferrer">
          读者首页<small>↗</small>
        </a>
        <footer>
          <p className="who">
            <a href="/admin/account" aria-current={here(path === '/admin/account')}>
              {person}
            </a>
          </p>
          <p>登录于 {signedInAt}</p>
          <p className="keys">
            <kbd>/</kbd> 查找 <kbd>N</kbd> 新文章
          </p>
          <form
            action={signOut}
            onSubmit={(event) => {
              if (document.querySelector('.dirty') && !confirm(LEAVING)) event.preventDefault()
            }}
          >
            <button type="submit" className="btn">
              退出
            </button>
          </form>
        </footer>
      </nav>
    </>
  )
}

function focusSearch() {
  const search = document.querySelector<HTMLInputElement>('input[type=search]')
  if (search) search.select()
  else location.assign('/admin/articles')
}
