'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import { type ArticleStatus, isPublic } from '#lib/articles/status.ts'
import type { DecisionVerb } from './article-content.ts'
import { type Deletion, DeletionNotice } from './deletion-notice.tsx'
import { RowMenu } from './row-menu.tsx'
import { StatusMark } from './status-mark.tsx'
import { TakeDownDialog } from './take-down-dialog.tsx'
import { useKeys } from './use-keys.ts'
import { rememberRow, useListPlace } from './use-list-place.ts'

/** What may be done to an article from its line. */
export type RowVerb = 'take-down' | 'discard' | 'undelete'

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
  verb: RowVerb | null
}

/** Forty articles at a glance. J and K go down and up; what a line allows stands in its menu. */
export function ArticleTable({
  rows,
  verbs,
  empty,
}: {
  rows: Row[]
  verbs: Record<RowVerb, DecisionVerb>
  /** What stands in the table's place where there are no rows. */
  empty: string | null
}) {
  const router = useRouter()
  const [chosen, setChosen] = useState<Row | null>(null)
  const [done, setDone] = useState('')
  const [deletion, setDeletion] = useState<Deletion | null>(null)
  useKeys({ j: () => step(1), k: () => step(-1) })
  useListPlace()

  async function act(row: Row, verb: RowVerb) {
    setDone('')
    setDeletion(null)
    if (verb === 'take-down') return setChosen(row)
    setDeletion({
      title: row.title,
      verb,
      answer: await verbs[verb]({ id: row.id, version: row.version, note: '' }).catch(() => null),
    })
    router.refresh()
  }

  return (
    <>
      <p className={done ? 'notice ok' : undefined} role="status">
        {done}
      </p>
      <DeletionNotice
        deletion={deletion}
        undo={verbs.undelete}
        onUndone={(next) => {
          setDeletion(next)
          router.refresh()
        }}
      />
      {rows.length > 0 ? <Table rows={rows} onVerb={act} /> : empty ? <p className="empty">{empty}</p> : null}
      <TakeDownDialog
        article={chosen}
        takeDown={verbs['take-down']}
        onClose={() => setChosen(null)}
        onDone={({ message }) => {
          setDone(`《${chosen?.title ?? ''}》${message}`)
          setChosen(null)
          router.refresh()
        }}
      />
    </>
  )
}

function Table({ rows, onVerb }: { rows: Row[]; onVerb: (row: Row, verb: RowVerb) => void }) {
  return (
    <table className="table articles">
      <thead>
        <tr>
          <th scope="col">标题</th>
          <th scope="col">状态</th>
          <th scope="col">城市</th>
          <th scope="col">更新</th>
          <th scope="col" className="n">
            人气
          </th>
          <th scope="col">
            <span className="visually-hidden">操作</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-id={row.id}>
            <td className="t">
              <a
                className={isPublic(row.status) ? undefined : 'unpublished'}
                href={`/admin/articles/${row.id}`}
                title={row.title}
                onClick={() => rememberRow(row.id)}
              >
                <bdi>{row.title}</bdi>
              </a>
              <small>
                <bdi>{row.about}</bdi>
              </small>
            </td>
            <td>
              <StatusMark status={row.status} label={row.statusLabel} />
            </td>
            <td>
              <bdi>{row.city}</bdi>
            </td>
            <td>
              <time dateTime={row.changedIso}>{row.changed}</time>
            </td>
            <td className="n">
              <span className="label">人气 </span>
              {row.views}
            </td>
            <td className="acts">
              <RowMenu row={row} onVerb={(verb) => onVerb(row, verb)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** To the title link after or before the one that has the focus. */
function step(by: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('table.articles td.t a')]
  const from = links.findIndex((link) => link.matches(':focus'))
  links[Math.min(Math.max(from + by, 0), links.length - 1)]?.focus()
}
