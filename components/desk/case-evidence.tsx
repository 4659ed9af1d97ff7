'use client'

import { useId, useState } from 'react'
import type { CaseParty } from '#lib/cases/desk-evidence.ts'
import { isEvidenceShown } from '#lib/cases/shown-evidence.ts'
import { Dialog } from './dialog.tsx'

export type EvidenceLine = {
  id: string
  party: CaseParty
  /** What it is, for a person: `PDF 文件`. */
  label: string
  format: string
  /** `1.2 MB` */
  size: string
  at: string
  isDeleted: boolean
}

type Props = {
  /** The path below which each file is opened by its id. */
  folder: string
  files: readonly EvidenceLine[]
  /** Whether the editor's role may open them. */
  mayOpen: boolean
  /** What the desk calls who gave the notice. */
  claimant?: string
  /** What the files are called, as those who sent them know it. */
  called?: string
}

/** The files that came with a case. They are opened one by one, with a reason, in a frame in which nothing of theirs can act. */
export function CaseEvidence({ folder, files, mayOpen, claimant = '投诉人', called = '证据' }: Props) {
  const [open, setOpen] = useState<{ file: EvidenceLine; name: string } | null>(null)
  if (files.length === 0) return null
  return (
    <section className="card" aria-label={called}>
      <h2>{called}</h2>
      <ol className="case-files">
        {files.map((file, at) => {
          const name = `${file.party === 'claimant' ? claimant : '投稿人'}的${called} ${at + 1}`
          return (
            <li key={file.id}>
              <span>
                {name}
                <small>
                  {file.label} · {file.size} · {file.at}
                </small>
              </span>
              {file.isDeleted ? (
                <small>已到期删除</small>
              ) : mayOpen ? (
                <button
                  type="button"
                  className="btn small"
                  aria-label={`查看${name}`}
                  onClick={() => setOpen({ file, name })}
                >
                  查看
                </button>
              ) : null}
            </li>
          )
        })}
      </ol>
      {mayOpen ? null : <p className="hint">您的角色不能打开{called}，请联系主编。</p>}
      <Dialog open={open !== null} title={open?.name ?? ''} onClose={() => setOpen(null)}>
        {open ? (
          <Viewer key={open.file.id} {...{ folder, called }} file={open.file} onClose={() => setOpen(null)} />
        ) : null}
      </Dialog>
    </section>
  )
}

type ViewerProps = { folder: string; file: EvidenceLine; called: string; onClose: () => void }

/** Posts the reason into a frame, where the file is shown; what a browser cannot show safely is offered for saving. */
function Viewer({ folder, file, called, onClose }: ViewerProps) {
  const [isAsked, setAsked] = useState(false)
  const frame = useId()
  const isShown = isEvidenceShown(file.format)
  return (
    <>
      <form method="post" action={`${folder}/${file.id}`} target={frame} onSubmit={() => setAsked(true)}>
        <div className="field">
          <label htmlFor={`${frame}-why`}>查看的理由（记入操作记录）</label>
          <input
            id={`${frame}-why`}
            name="why"
            required
            minLength={2}
            maxLength={200}
            placeholder="例如：核对权属证明"
            autoComplete="off"
          />
        </div>
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={onClose}>
            关闭
          </button>
          <button type="submit" className="btn primary">
            {isShown ? '查看' : '保存到本机'}
          </button>
        </div>
      </form>
      <iframe
        name={frame}
        title={called}
        className="case-frame"
        hidden={!isAsked}
        referrerPolicy="no-referrer"
      />
    </>
  )
}
