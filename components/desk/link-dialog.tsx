'use client'

import type { Editor } from '@tiptap/core'
import { type FormEvent, useState } from 'react'
import { completeAddress, isLinkAddress } from '#lib/text/web-address.ts'
import { Dialog } from './dialog.tsx'

type Props = { editor: Editor; open: boolean; onClose: () => void }

/** Asks for the address of a link: on the marked words, or on the link under the caret. */
export function LinkDialog({ editor, open, onClose }: Props) {
  const [wrong, setWrong] = useState(false)
  const href = String(editor.getAttributes('link').href ?? '')
  /** Whether there are words to link; without any the address itself is written down. */
  const hasWords = !editor.state.selection.empty || editor.isActive('link')

  function close() {
    setWrong(false)
    onClose()
    editor.commands.focus()
  }

  function set(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    event.stopPropagation()
    const address = completeAddress(String(new FormData(event.currentTarget).get('href') ?? ''))
    if (!isLinkAddress(address)) return setWrong(true)
    const chain = editor.chain().focus().extendMarkRange('link')
    if (hasWords) chain.setLink({ href: address }).run()
    else
      chain
        .insertContent({ type: 'text', text: address, marks: [{ type: 'link', attrs: { href: address } }] })
        .run()
    close()
  }

  return (
    <Dialog open={open} title="链接" onClose={close}>
      <form onSubmit={set} noValidate>
        <label className="field">
          <span>网址</span>
          <input
            name="href"
            type="url"
            inputMode="url"
            defaultValue={href}
            placeholder="https://"
            aria-invalid={wrong}
            aria-describedby={wrong ? 'link-error' : undefined}
          />
        </label>
        {wrong ? (
          <p className="field-error" id="link-error" role="alert">
            网址须以 http://、https:// 或 mailto: 开头，不能含看不见的字符或用户名
          </p>
        ) : null}
        <div className="dialog-acts">
          {href ? (
            <button
              type="button"
              className="btn"
              onClick={() => {
                editor.chain().focus().extendMarkRange('link').unsetLink().run()
                close()
              }}
            >
              去掉链接
            </button>
          ) : null}
          <button type="button" className="btn" onClick={close}>
            取消
          </button>
          <button type="submit" className="btn primary">
            {href ? '更改' : '添加链接'}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
