'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import type { SourceRow } from '#lib/sources/list-sources.ts'
import { sourceBases } from '#lib/sources/source-bases.ts'
import { EvidenceLink } from './evidence-field.tsx'
import type { MediaLimits } from './media-kinds.ts'
import { SourceDialog } from './source-dialog.tsx'
import type { DropSource, KeepSource, SourceEntry } from './source-entry.ts'

const DAYS_WARNED = 30

type Props = {
  sources: SourceRow[]
  /** The most megabytes of an evidence file. */
  limits: MediaLimits
  /** Null for whose role may only look. */
  verbs: { keep: KeepSource; drop: DropSource } | null
}

const emptyEntry: SourceEntry = {
  ...{ id: null, version: 0, name: '', aliases: [], hosts: [] },
  ...{ basis: '', note: '', expiresOn: '', evidence: null, rightsEmail: '' },
}

/** The list of sources, with the dialog in which one is kept. */
export function SourceList({ sources, limits, verbs }: Props) {
  const router = useRouter()
  const [edited, setEdited] = useState<SourceEntry | null>(null)
  const [done, setDone] = useState('')
  return (
    <>
      <div className="bar">
        <h1>来源</h1>
        {verbs ? (
          <button type="button" className="btn primary" onClick={() => setEdited(emptyEntry)}>
            登记来源
          </button>
        ) : null}
      </div>
      <p className="hint sources-hint">
        这里是可以转载的来源和依据。来源不在名单里、依据到期，或原网址不属于登记的网站时，只有主编可以写明理由发布。
      </p>
      <p role="status" className={done ? 'notice ok' : 'visually-hidden'}>
        {done}
      </p>
      {sources.length === 0 ? (
        <p className="empty">名单还是空的{verbs ? '，请先登记可以转载的来源。' : '，请主编登记。'}</p>
      ) : (
        <ul className="sources">
          {sources.map((source) => (
            <li key={source.id} className="source">
              <Source source={source} onEdit={verbs ? () => setEdited(entryOf(source)) : null} />
            </li>
          ))}
        </ul>
      )}
      {verbs ? (
        <SourceDialog
          entry={edited}
          limits={limits}
          verbs={verbs}
          onClose={() => setEdited(null)}
          onDone={(message) => {
            setEdited(null)
            setDone(message)
            router.refresh()
          }}
        />
      ) : null}
    </>
  )
}

function Source({ source, onEdit }: { source: SourceRow; onEdit: (() => void) | null }) {
  const { name, aliases, hosts, basis, note, evidence, rightsEmail } = source
  return (
    <>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      <p>
        {sourceBases[basis]} · <Expiry {...source} />
      </p>
      {aliases.length > 0 ? <p className="hint">也叫：{aliases.join('、')}</p> : null}
      {hosts.length > 0 ? <p className="hint">网站：{hosts.join('、')}</p> : null}
      {note ? <p className="hint">{note}</p> : null}
      <p className="hint">
        {rightsEmail ? (
          <>
            权利事务联系邮箱：<bdi>{rightsEmail}</bdi>
          </>
        ) : (
          '没有登记权利事务的联系邮箱'
        )}
      </p>
      {evidence ? (
        <p className="hint">
          依据文件：
          <EvidenceLink evidence={evidence} />
        </p>
      ) : null}
      {onEdit ? (
        <button type="button" className="btn small" onClick={onEdit} aria-label={`修改 ${name}`}>
          修改
        </button>
      ) : null}
    </>
  )
}

function Expiry({ expiresOn, daysLeft }: Pick<SourceRow, 'expiresOn' | 'daysLeft'>) {
  if (expiresOn === null || daysLeft === null) return <>长期有效</>
  if (daysLeft < 0) return <span className="dirty">已于 {expiresOn} 到期</span>
  if (daysLeft <= DAYS_WARNED)
    return (
      <span className="dirty">
        {expiresOn} 到期，还有 {daysLeft} 天
      </span>
    )
  return <>有效至 {expiresOn}</>
}

function entryOf({
  id,
  version,
  name,
  aliases,
  hosts,
  basis,
  note,
  expiresOn,
  evidence,
  rightsEmail,
}: SourceRow): SourceEntry {
  return {
    ...{ id, version, name, aliases, hosts, basis, note, evidence, rightsEmail },
    expiresOn: expiresOn ?? '',
  }
}
