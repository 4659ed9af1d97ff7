'use client'

import { useState } from 'react'
import { shanghaiMinute } from '#lib/time.ts'
import { Dialog } from './dialog.tsx'
import type { LocalDraft } from './local-draft.ts'
import { OwnText } from './own-text.tsx'

type Props = {
  drafts: LocalDraft[]
  /** The one that was discarded last and can still be brought back. */
  discarded: LocalDraft | null
  onRestore: (draft: LocalDraft) => void
  onDiscard: (draft: LocalDraft) => void
  onUndo: () => void
}

const nameOf = ({ content }: LocalDraft) => `《${content.title.slice(0, 40) || '无标题'}》`

/** Texts that were left in this browser without being submitted: each is there until its author discards it. */
export function RecoveredTexts({ drafts, discarded, onRestore, onDiscard, onUndo }: Props) {
  const [asked, setAsked] = useState<LocalDraft | null>(null)
  return (
    <>
      {discarded ? (
        <section className="notice warn" role="status">
          <p>已丢弃{nameOf(discarded)}。离开本页前可以撤销。</p>
          <button type="button" className="btn" onClick={onUndo}>
            撤销
          </button>
        </section>
      ) : null}
      {drafts.length > 0 ? (
        <section className="notice warn recovered" aria-label="找回文字">
          <p>这台设备上有 {drafts.length} 份没有提交的文字：</p>
          <ul>
            {drafts.map((draft) => (
              <RecoveredText key={draft.visit} draft={draft} onRestore={onRestore} onDiscard={setAsked} />
            ))}
          </ul>
        </section>
      ) : null}
      <Dialog open={asked !== null} title="丢弃这份文字？" onClose={() => setAsked(null)}>
        <p className="dialog-subject">
          {asked ? `${nameOf(asked)}，${shanghaiMinute(new Date(asked.at))}` : ''}
          。它只在这台设备上，没有提交过。
        </p>
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={() => setAsked(null)}>
            保留
          </button>
          <button
            type="button"
            className="btn primary danger"
            onClick={() => {
              if (asked) onDiscard(asked)
              setAsked(null)
            }}
          >
            丢弃
          </button>
        </div>
      </Dialog>
    </>
  )
}

function RecoveredText({
  draft,
  onRestore,
  onDiscard,
}: { draft: LocalDraft } & Pick<Props, 'onRestore' | 'onDiscard'>) {
  return (
    <li>
      <p>
        {nameOf(draft)}
        <small>
          {shanghaiMinute(new Date(draft.at))}，
          {draft.version > 0 ? `从第 ${draft.version} 版改起` : '新文章'}
        </small>
      </p>
      <div className="notice-acts">
        <button type="button" className="btn" onClick={() => onRestore(draft)}>
          找回
        </button>
        <button type="button" className="btn" aria-haspopup="dialog" onClick={() => onDiscard(draft)}>
          丢弃…
        </button>
      </div>
      <details>
        <summary>查看全文</summary>
        <OwnText content={draft.content} note={draft.note} />
      </details>
    </li>
  )
}
