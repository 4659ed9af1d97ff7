'use client'

import { useId, useState } from 'react'
import { Dialog } from './dialog.tsx'
import { useKeys } from './use-keys.ts'

/** Saves a case as a sealed bundle for a lawyer; identities and evidence only with a reason, which is recorded. */
export function CaseExport({ id, mayOpen }: { id: number; mayOpen: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const [withIdentities, setWith] = useState(false)
  const [asked, setAsked] = useState<'no' | 'waiting' | 'refused'>('no')
  const field = useId()
  const open = () => {
    setAsked('no')
    setOpen(true)
  }
  useKeys({ e: open })
  return (
    <>
      <button type="button" className="btn" aria-keyshortcuts="E" onClick={open}>
        导出卷宗 <kbd>E</kbd>
      </button>
      <Dialog open={isOpen} title="导出卷宗" onClose={() => setOpen(false)}>
        <form
          method="post"
          action={`/api/cases/${id}/bundle`}
          target={`${field}-frame`}
          onSubmit={() => setAsked('waiting')}
        >
          <p className="dialog-subject">
            一个 ZIP 文件：案件、经过、信件、文章的各个版本，附每个文件的 SHA-256 和签名，可用{' '}
            <code>cli -- case verify</code> 验证。
          </p>
          {mayOpen ? (
            <label className="case-switch">
              <input
                type="checkbox"
                name="identities"
                value="true"
                checked={withIdentities}
                onChange={(event) => setWith(event.currentTarget.checked)}
              />
              包含双方的身份和证据文件
            </label>
          ) : (
            <p className="hint">您的角色不能打开身份和证据，卷宗不包含它们。</p>
          )}
          {withIdentities ? (
            <div className="field">
              <label htmlFor={`${field}-why`}>理由（记入操作记录）</label>
              <input
                id={`${field}-why`}
                name="why"
                required
                minLength={2}
                maxLength={200}
                placeholder="例如：交律师应诉"
                autoComplete="off"
              />
            </div>
          ) : null}
          <div className="dialog-acts">
            <button type="button" className="btn" onClick={() => setOpen(false)}>
              取消
            </button>
            <button type="submit" className="btn primary">
              导出
            </button>
          </div>
        </form>
        {asked === 'waiting' ? (
          <p className="hint" role="status">
            正在准备卷宗，备好后由浏览器保存。
          </p>
        ) : null}
        {/* A refusal is loaded into it; a bundle is saved, and what was refused before is no longer shown. */}
        <iframe
          name={`${field}-frame`}
          title="导出的结果"
          className="case-said"
          hidden={asked !== 'refused'}
          onLoad={() => setAsked((now) => (now === 'waiting' ? 'refused' : now))}
        />
      </Dialog>
    </>
  )
}
