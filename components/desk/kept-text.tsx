'use client'

import { useState } from 'react'
import { shanghaiMinute } from '#lib/time.ts'
import { Dialog } from './dialog.tsx'
import { OwnText } from './own-text.tsx'
import type { SafetyCopy } from './safety-copy.ts'

type Props = {
  copies: SafetyCopy[]
  /** The one that was discarded last and can still be brought back. */
  discarded: SafetyCopy | null
  onRestore: (copy: SafetyCopy) => void
  onDiscard: (copy: SafetyCopy) => void
  onUndo: () => void
}

const nameOf = ({ content }: SafetyCopy) => `《${content.title.slice(0, 40) || '无标题'}》`

/** Texts that were left in this browser without being submitted: each is there until its author discards it. */
export function KeptTexts({ copies, discarded, onRestore, onDiscard, onUndo }: Props) {
  const [asked, setAsked] = useState<SafetyCopy | null>(null)
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
      {copies.length > 0 ? (
        <section className="notice warn kept" aria-label="找回文字">
          <p>这台设备上有 {copies.length} 份没有提交的文字：</p>
          <ul>
            {copies.map((copy) => (
              <KeptText key={copy.visit} copy={copy} onRestore={onRestore} onDiscard={setAsked} />
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

function KeptText({
  copy,
  onRestore,
  onDiscard,
}: { copy: SafetyCopy } & Pick<Props, 'onRestore' | 'onDiscard'>) {
  return (
    <li>
      <p>
        {nameOf(copy)}
        <small>
          {shanghaiMinute(new Date(copy.at))}，{copy.version > 0 ? `从第 ${copy.version} 版改起` : '新文章'}
        </small>
      </p>
      <div className="notice-acts">
        <button type="button" className="btn" onClick={() => onRestore(copy)}>
          找回
        </button>
        <button type="button" className="btn" aria-haspopup="dialog" onClick={() => onDiscard(copy)}>
          丢弃…
        </button>
      </div>
      <details>
        <summary>查看全文</summary>
        <OwnText content={copy.content} note={copy.note} />
      </details>
    </li>
  )
}
