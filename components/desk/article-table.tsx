'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import type { ArticleStatus } from '#lib/articles/status.ts'
import type { RulingVerb } from './article-content.ts'
import { StatusMark } from './status-mark.tsx'
import { TakeDownDialog } from './take-down-dialog.tsx'
import { useKeys } from './use-keys.ts'

/** One line of the list, in words ready to be shown. */
export type Row = {
  id: number
  version: number
  title: string
  about: string
  status: ArticleStatus
  statusLabel: string
  city: string
  changed: string
  changedIso: string
  views: string
}

/** Forty articles at a glance. J and K go down and up; taking down is two presses from here. */
export function ArticleTable({ rows, takeDown }: { rows: Row[]; takeDown?: RulingVerb | undefined }) {
  const router = useRouter()
  const [chosen, setChosen] = useState<Row | null>(null)
  const [said, setSaid] = useState('')
  useKeys({ j: () => step(1), k: () => step(-1) })
  return (
    <>
      <p className={said ? 'notice ok' : undefined} role="status">
        {said}
      </p>
      <table className="articles">
        <thead>
          <tr>
            <th scope="col">标题</th>
            <th scope="col">状态</th>
            <th scope="col">城市</th>
            <th scope="col">更新</th>
            <th scope="col" className="n">
              人气
            </th>
            {takeDown ? (
              <th scope="col">
                <span className="visually-hidden">操作</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="t">
                <a href={`/admin/articles/${row.id}`}>{row.title}</a>
                <small>{row.about}</small>
              </td>
              <td>
                <StatusMark status={row.status} label={row.statusLabel} />
              </td>
              <td>{row.city}</td>
              <td>
                <time dateTime={row.changedIso}>{row.changed}</time>
              </td>
              <td className="n">
                <span className="label">人气 </span>
                {row.views}
              </td>
              {takeDown ? (
                <td className="acts">
                  {row.status === 'published' ? (
                    <button
                      type="button"
                      className="btn danger small"
                      aria-haspopup="dialog"
                      aria-label={`下架《${row.title}》…`}
                      onClick={() => setChosen(row)}
                    >
                      下架…
                    </button>
                  ) : null}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {takeDown ? (
        <TakeDownDialog
          article={chosen}
          takeDown={takeDown}
          onClose={() => setChosen(null)}
          onDone={({ message }) => {
            setSaid(`《${chosen?.title ?? ''}》${message}`)
            setChosen(null)
            router.refresh()
          }}
        />
      ) : null}
    </>
  )
}

/** To the title link after or before the one that has the focus. */
function step(by: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('table.articles td.t a')]
  const from = links.findIndex((link) => link.matches(':focus'))
  links[Math.min(Math.max(from + by, 0), links.length - 1)]?.focus()
}
