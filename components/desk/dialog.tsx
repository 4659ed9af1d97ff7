'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** A modal dialog: Esc and a press outside close it, and the focus goes back to where it was. It begins at the first
 *  control, or at one that says `data-focus`. */
export function Dialog({
  open,
  title,
  onClose,
  children,
}: {
  open: boolean
  title: string
  onClose: () => void
  children: ReactNode
}) {
  const element = useRef<HTMLDialogElement>(null)
  const pressedOutside = useRef(false)
  useEffect(() => {
    const dialog = element.current
    if (open && dialog && !dialog.open) {
      dialog.showModal()
      // Of itself the first control would have the focus.
      dialog.querySelector<HTMLElement>('[data-focus]')?.focus()
    }
    if (!open && dialog?.open) dialog.close()
  }, [open])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc is the keyboard's way out of a modal dialog.
    <dialog
      ref={element}
      className="dialog"
      aria-label={title}
      onClose={onClose}
      onPointerDown={(event) => {
        pressedOutside.current = event.target === element.current
      }}
      // A press that began inside, to mark some words, may end outside.
      onClick={(event) => event.target === element.current && pressedOutside.current && onClose()}
    >
      {open ? (
        <div className="dialog-inside">
          <h2>{title}</h2>
          {children}
        </div>
      ) : null}
    </dialog>
  )
}
